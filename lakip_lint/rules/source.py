"""One YAML file of rules or data: its content, the line of every part of it, and validation that names file and line."""
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from lakip_lint.errors import RuleError

if TYPE_CHECKING:  # imported where they are needed: rules that are known need neither
    import jsonschema
    import yaml

Pointer = Sequence[str | int]
HERE = Path(__file__).parent

KIND_OF_VALUE = {
    "object": ("pasangan kunci dan nilai", "a mapping"),
    "array": ("daftar", "a list"),
    "string": ("teks", "text"),
    "integer": ("bilangan bulat", "a whole number"),
    "number": ("bilangan", "a number"),
    "boolean": ("true atau false", "true or false"),
}


class Source(Struct, frozen=True):
    """A YAML file that was read safely. `name` is what messages and the version show; `node` knows the lines."""

    path: Path
    name: str
    raw: bytes
    content: Any
    node: yaml.Node | None
    trusted: bool = False
    """Known to be valid: it was tested before it was shipped."""

    def error(self, pointer: Pointer, message_id: str, message_en: str, key: str | None = None) -> RuleError:
        """An error at a part of the file (or at the key `key` of that part)."""
        where = f"{self.path}:{self.line(pointer, key)}"
        return RuleError(f"{where}: {message_id}", f"{where}: {message_en}")

    def line(self, pointer: Pointer, key: str | None = None) -> int:
        """The line (from 1) on which the part begins; the nearest enclosing part where it is absent."""
        node = self.node
        if node is None:
            return 1
        line = node.start_mark.line
        for step in [*pointer, *([key] if key is not None else [])]:
            found = _step(node, step)
            if found is None:
                break
            line, node = found
        return line + 1

    def validate(self, schema: Mapping[str, Any]) -> None:
        """Check the content against a JSON Schema; the first fault in the order of the file is raised."""
        if self.trusted:
            return
        import jsonschema

        validator = jsonschema.Draft202012Validator(schema)
        faults = sorted(validator.iter_errors(self.content), key=lambda e: self.line(list(e.absolute_path)))
        if faults:
            raise self._fault(faults[0])

    def _fault(self, fault: jsonschema.ValidationError) -> RuleError:
        pointer = list(fault.absolute_path)
        where_id = f"pada {'.'.join(map(str, pointer))}: " if pointer else ""
        where_en = f"at {'.'.join(map(str, pointer))}: " if pointer else ""
        key, text_id, text_en = _explain(fault)
        return self.error(pointer, where_id + text_id, where_en + text_en, key)


def _step(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    """The line and the node of a key of a mapping or an item of a list."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) == str(step):
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item.start_mark.line, item
    return None


def _explain(fault: jsonschema.ValidationError) -> tuple[str | None, str, str]:
    """The key at fault, and what is wrong and how to mend it, in Indonesian and English."""
    wanted: Any = fault.validator_value
    instance: Any = fault.instance
    schema: Any = fault.schema
    match fault.validator:
        case "required":
            missing = next(k for k in wanted if k not in instance)
            return None, f"kunci “{missing}” belum ada; tambahkan", f"the key “{missing}” is missing; add it"
        case "additionalProperties":
            known = schema.get("properties", {})
            extra = str(next(k for k in instance if k not in known))
            names = ", ".join(known)
            near = _nearest(extra, list(known))
            return (
                extra,
                f"kunci “{extra}” tidak dikenal; "
                + (f"mungkin maksudnya “{near}”; " if near else "")
                + f"hapus atau pakai salah satu dari: {names}",
                f"the key “{extra}” is unknown; "
                + (f"perhaps “{near}” is meant; " if near else "")
                + f"remove it or use one of: {names}",
            )
        case "enum":
            names = ", ".join(map(str, wanted))
            return None, f"“{instance}” harus salah satu dari: {names}", f"“{instance}” must be one of: {names}"
        case "pattern":
            return None, f"“{instance}” tidak cocok dengan pola {wanted}", f"“{instance}” does not match the pattern {wanted}"
        case "type":
            types = [wanted] if isinstance(wanted, str) else list(wanted)
            id_, en = zip(*(KIND_OF_VALUE.get(t, (t, t)) for t in types), strict=True)
            return None, f"isinya harus {' atau '.join(id_)}", f"must be {' or '.join(en)}"
        case "minLength" | "minItems" | "minProperties":
            return None, "isinya tidak boleh kosong", "must not be empty"
        case _:
            return None, "bentuk isinya salah; bandingkan dengan berkas aturan lain", f"has a wrong form: {fault.message}"


def _nearest(written: str, known: list[str]) -> str:
    """The key that was probably meant, or ""."""
    from rapidfuzz import fuzz, process

    hit = process.extractOne(written.casefold().replace("-", "_"), known, scorer=fuzz.ratio, score_cutoff=60)
    return str(hit[0]) if hit else ""


def read_source(path: Path, name: str, *, trusted: bool = False) -> Source:
    """Read one YAML file; RuleError if it cannot be read, is not YAML, is empty, or repeats a key (unless it is `trusted`)."""
    import yaml

    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
        node, content = _parse(text)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            f"{path}: berkas ini tidak dapat dibaca ({error}); periksa izin dan simpan sebagai UTF-8",
            f"{path}: this file cannot be read ({error}); check its permissions and save it as UTF-8",
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1 if mark else 1}"
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise RuleError(
            f"{where}: bukan YAML yang benar ({problem}); periksa tanda titik dua, kutip, dan jarak awal baris",
            f"{where}: not valid YAML ({problem}); check colons, quotes and indentation",
        ) from error
    source = Source(path, name, raw, content, node, trusted)
    if node is None or content is None:
        raise source.error((), "berkas kosong; isi atau hapus berkas ini", "the file is empty; fill or remove it")
    if not trusted:
        _refuse_repeated_keys(source, node)
    return source


def _parse(text: str) -> tuple[yaml.Node | None, Any]:
    """The node tree (it knows the lines) and the content; only plain values are built, as by yaml.safe_load."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)  # in C where PyYAML was built with it
    try:
        node = loader.get_single_node()
        return node, None if node is None else loader.construct_document(node)
    except ValueError as error:  # a day that no calendar has
        raise yaml.MarkedYAMLError(problem=str(error), problem_mark=_bad_day(node)) from error
    finally:
        loader.dispose()


def _bad_day(node: yaml.Node | None) -> yaml.Mark | None:
    """Where the first date stands that is none."""
    import yaml

    if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":timestamp"):
        try:
            date.fromisoformat(node.value[:10])
        except ValueError:
            return node.start_mark
    children = [n for pair in node.value for n in pair] if isinstance(node, yaml.MappingNode) else []
    children = node.value if isinstance(node, yaml.SequenceNode) else children
    return next((mark for child in children if (mark := _bad_day(child))), None)


def _refuse_repeated_keys(source: Source, node: yaml.Node) -> None:
    """YAML readers keep the last of two equal keys in silence: the author would never know."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            name = str(key.value)
            if name in seen:
                where = f"{source.path}:{line}"
                raise RuleError(
                    f"{where}: kunci “{name}” ditulis dua kali (juga di baris {seen[name]}); hapus salah satu",
                    f"{where}: the key “{name}” is written twice (also on line {seen[name]}); remove one of them",
                )
            seen[name] = line
            _refuse_repeated_keys(source, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated_keys(source, item)


@cache
def read_schema(stem: str) -> dict[str, Any] | None:
    """The JSON Schema `lakip_lint/rules/<stem>.schema.json`, or None where there is none."""
    path = HERE / f"{stem}.schema.json"
    if not path.is_file():
        return None
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema
