"""Renders the chart with Helm's own library: ``render_chart.py CHART < values.json``; prints its documents as JSON.

Run by the interpreter of ``.tools/deploy``, which has that library and the schemas of Kubernetes; every document is
held against them, and ``helm lint`` has its say. What is wrong is said, and ends with exit code 1.
"""

import json
import sys

import helm_python
import kubernetes_validate
import yaml

OF_OTHERS = ("ServiceMonitor",)
"""Kinds that an operator brings; Kubernetes itself has no schema for them."""


def main(chart: str) -> int:
    """Render, validate, print."""
    values = json.load(sys.stdin)
    namespace = {"name": "yi", "namespace": "court"}
    if errors := helm_python.lint(chart, values=values)["errors"]:
        print(errors, file=sys.stderr)
        return 1
    with helm_python.Chart.load(chart) as loaded:
        rendered = loaded.render(values=values, **namespace)
    texts = [rendered] if isinstance(rendered, str) else [str(text) for text in dict(rendered).values()]
    documents = [one for text in texts for one in yaml.safe_load_all(text) if one]
    for document in documents:
        if document["kind"] not in OF_OTHERS:
            kubernetes_validate.validate(document, "1.33", strict=True)
    json.dump(documents, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
