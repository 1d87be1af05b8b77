"""What the command line does, with what it says while doing it."""

from __future__ import annotations

from pathlib import Path

from export.errors import ExportError
from export.model_file import load_run, write_model_file
from export.proof import BATCHES, dataset_crops, free_crops
from trainer.run import Run


def export(run: Path, output: Path, data: Path | None) -> None:
    """Write the model file of ``run`` to ``output``, proven on ``data`` or on free pictures.

    Raises:
        EmolensError: The run, the dataset or the converted model is not as it must be, or the
            file cannot be written; nothing was written.
    """
    model, card = load_run(Run(run))
    crops = dataset_crops(data) if data else free_crops(card.crop)
    try:
        difference = write_model_file(model, card, crops, output)
    except OSError as error:
        raise ExportError(f"{output} cannot be written ({error.strerror}).") from error
    of = f"validation crops of {data.name}" if data else "crops (a free picture and generated ones)"
    print(
        f"{output}: {output.stat().st_size / 1e6:.1f} MB; Keras and ONNX Runtime agree within "
        f"{difference:.1e} on {len(crops)} {of}, in batches of "
        f"{' and '.join(map(str, BATCHES))}; the app's loader takes it."
    )
