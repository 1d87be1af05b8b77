import pytest

from tests.runs import train_tiny
from trainer.run import Run


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run of a real, if narrow, MobileNet; tests read it and write elsewhere."""
    return train_tiny(tmp_path_factory.mktemp("export"))[0]
