"""Turns trained weights into the file that ships: `python -m evals.reranker.export FOLDER FILE`.

ONNX with weights of 8 bits, under 30 MB. It needs the packages `onnx` and `onnxscript`, which nothing else
here needs: `pip install onnx onnxscript`.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.files import hash_of

OPSET = 17
MASKED = -10_000.0  # what is added to the attention of padding


def export(folder: Path, out: Path) -> None:
    """Write the weights in `folder` to `out`, quantized."""
    import torch
    from onnxruntime.quantization import (  # type: ignore[import-untyped]  # it ships no types
        QuantType,
        quantize_dynamic,
    )
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    class Scored(torch.nn.Module):
        """Give the one logit, from the three inputs in this order."""

        def __init__(self, model: Any) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            # Made by hand: the library's own mask does not survive tracing with another length.
            mask = ((1.0 - attention_mask.float()) * MASKED)[:, None, None, :]
            given = {"input_ids": input_ids, "attention_mask": mask, "token_type_ids": token_type_ids}
            return self.model(**given).logits[:, 0]

    tokenizer = AutoTokenizer.from_pretrained(folder)
    loaded = AutoModelForSequenceClassification.from_pretrained(folder, attn_implementation="eager")
    names = ["input_ids", "attention_mask", "token_type_ids"]
    sample = tokenizer(["How long?", "Why?"], ["It lasts 2 days.", "No."], padding=True, return_tensors="pt")
    axes = {0: "batch", 1: "length"}
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            Scored(loaded).eval(),
            tuple(sample[name] for name in names),
            str(whole),
            input_names=names,
            output_names=["logit"],
            dynamic_axes={name: axes for name in names} | {"logit": {0: "batch"}},
            opset_version=OPSET,
            dynamo=False,
        )
        # Seven bits in a byte: sums of eight would overflow on processors without VNNI instructions.
        quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    print(f"{out}: {out.stat().st_size:,} bytes, sha256 {hash_of(out)}")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Turn trained weights into the file that ships.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    export(given.folder, given.out)


if __name__ == "__main__":
    main()
