from dataclasses import replace

from desktop.widgets.dialogs.model_facts import about, measured, origin
from emolens.model.contract import CropFraming
from tests.fakes import FakeClassifier

METADATA = FakeClassifier().metadata


def test_it_says_what_the_model_is() -> None:
    facts = dict(about(METADATA, 12_820_801))
    assert facts["Expressions"].startswith("Angry, Disgust")
    assert facts["Its scores"].startswith("Probabilities of the one label")
    assert facts["Uncertain"] == "below 40\N{NARROW NO-BREAK SPACE}%"
    assert facts["It sees"] == "48 \N{MULTIPLICATION SIGN} 48, grey"
    assert facts["File size"] == "12.8 MB"


def test_color_and_votes_are_said_too() -> None:
    metadata = replace(METADATA, crop=CropFraming(96, 3, 0.1), scores_mean="votes")
    facts = dict(about(metadata, None))
    assert facts["It sees"] == "96 \N{MULTIPLICATION SIGN} 96, colour"
    assert facts["Its scores"].startswith("Shares of people")
    assert "File size" not in facts


def test_shares_are_told_with_their_split_and_what_is_no_share_is_not() -> None:
    metrics = {
        "validation_cross_entropy": 0.74,
        "validation_agreement": 0.8853,
        "test_accuracy": 0.6,
    }
    assert measured(replace(METADATA, metrics=metrics)) == [
        ("Agrees with most voters", "88.5\N{NARROW NO-BREAK SPACE}% (validation)"),
        ("Names the dataset's label", "60.0\N{NARROW NO-BREAK SPACE}% (test)"),
    ]


def test_all_that_is_known_of_its_training_is_told() -> None:
    training = {"data": "fer2013.zip", "int8": "ranges seen on 1024 crops"}
    facts = dict(origin(replace(METADATA, training=training)))
    assert facts["Learnt from"] == "fer2013.zip"
    assert facts["int8"] == "ranges seen on 1024 crops"
    assert facts["Made from"].startswith("sha256:")
