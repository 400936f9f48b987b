"""An optional language model that plans edits: the same operations as tool calls, checked the same way.

Any OpenAI-compatible endpoint: `PICTORY_NB_LLM_URL` (up to `/v1`), `PICTORY_NB_LLM_KEY` (may be empty) and
`PICTORY_NB_LLM_MODEL`. Without the URL it is off, and nothing here is called.
"""

from __future__ import annotations

import json
import os
import types
import typing
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

import httpx

from pictory_nb.engine.director.operations import AskError, EditError, Operation, Option
from pictory_nb.engine.director.telling import tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pictory_nb.engine.director.film import Film
    from pictory_nb.engine.director.steps import MediaItem

_TIMEOUT_S = 30.0
_MOST_SCENES_SHOWN = 200
_MOST_ANSWER_BYTES = 1_000_000
_ASK = "ask_user"
_SETTINGS = ("title", "theme", "canvas", "brand", "captions", "colors", "voice")
_KINDS: tuple[type[Any], ...] = typing.get_args(Operation)
_RULES = (
    "You edit a video. Do what the user asks with the tools, all in one answer, in order. Scene numbers are "
    "those below. Change nothing that was not asked for. If it can mean several things, call ask_user once. "
    "If it cannot be done with these tools (effects, translation, fonts that were not uploaded, colours of "
    "single scenes), call no tool and say so in one sentence."
)


class BrainError(Exception):
    """The model could not be asked, or its plan makes no sense; the message is for people."""


@dataclass(frozen=True, slots=True)
class Brain:
    """Where the model is."""

    url: str
    key: str
    model: str

    def plan(
        self, message: str, film: Film, media: Sequence[MediaItem]
    ) -> tuple[Operation, ...] | EditError | AskError:
        """Ask the model what to do.

        Raises
        ------
        BrainError
            When it does not answer, or answers what is no plan.
        """
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": f"{_RULES}\n\n{_told(film, media)}"},
                {"role": "user", "content": message},
            ],
            "tools": _tools(),
        }
        return _read(self._asked(body), film)

    def _asked(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            # The address is the user's own: no proxy of the environment stands between.
            with httpx.Client(timeout=_TIMEOUT_S, trust_env=False) as client:
                answer = client.post(f"{self.url.rstrip('/')}/chat/completions", json=body, headers=headers)
        except httpx.TimeoutException as error:
            raise BrainError(
                tell("the language model did not answer within {seconds:.0f} seconds", seconds=_TIMEOUT_S)
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise BrainError(tell("the language model could not be reached")) from error
        if answer.status_code != httpx.codes.OK:
            raise BrainError(
                tell("the language model answered with HTTP {status}", status=answer.status_code)
            )
        if len(answer.content) > _MOST_ANSWER_BYTES:
            raise BrainError(tell("the language model's answer is too long"))
        try:
            said: Mapping[str, Any] = answer.json()["choices"][0]["message"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise BrainError(tell("the language model's answer is no chat completion")) from error
        return said


def brain_of(environment: Mapping[str, str] = os.environ) -> Brain | None:
    """Return the brain that the environment names, or None."""
    url = environment.get("PICTORY_NB_LLM_URL", "").strip()
    if not url:
        return None
    return Brain(
        url, environment.get("PICTORY_NB_LLM_KEY", ""), environment.get("PICTORY_NB_LLM_MODEL", "default")
    )


def _told(film: Film, media: Sequence[MediaItem]) -> str:
    lines = [
        f"{number}. {scene.kind}, {scene.duration_ms} ms: "
        + " / ".join(text.all_words for text in scene.texts)
        for number, scene in enumerate(film.scenes[:_MOST_SCENES_SHOWN], 1)
    ]
    if len(film.scenes) > _MOST_SCENES_SHOWN:
        lines.append(f"… {len(film.scenes)} scenes in all")
    uploads = [f"{item.media_id}: {item.name} ({item.kind})" for item in media]
    settings = {key: film.meta[key] for key in _SETTINGS if film.meta.get(key)}
    music = film.music["m"] if film.music else None
    return "\n".join(
        [
            f"Length {film.length_ms} ms, settings {json.dumps(settings, ensure_ascii=False)}",
            f"Music {json.dumps(music, ensure_ascii=False)}",
            "Scenes:",
            *lines,
        ]
        + (["Uploads:", *uploads] if uploads else [])
    )


def _tools() -> list[dict[str, Any]]:
    """Describe every operation as a tool; its fields and docstring are its description."""
    tools = [_tool(kind.__name__, str(kind.__doc__), _schema(kind)) for kind in _KINDS]
    asking = {
        "type": "object",
        "properties": {
            "question": {"type": "string"},
            "options": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["question"],
    }
    return [
        *tools,
        _tool(_ASK, "Ask the user once; each option is a whole new message that is clear.", asking),
    ]


def _tool(name: str, about: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "function",
        "function": {"name": name, "description": about, "parameters": dict(schema)},
    }


def _schema(kind: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {
        "type": "object",
        "properties": {field.name: _json_type(hints[field.name]) for field in fields(kind)},
        "required": [field.name for field in fields(kind) if field.default is MISSING],
        "additionalProperties": False,
    }


def _json_type(hint: Any) -> dict[str, Any]:
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        return _json_type(next(part for part in typing.get_args(hint) if part is not type(None)))
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _json_type(typing.get_args(hint)[0])}
    names: dict[Any, Literal["string", "boolean", "integer", "number"]] = {
        str: "string", bool: "boolean", int: "integer", float: "number",
    }  # fmt: skip
    return {"type": names[hint]}


def _read(said: Mapping[str, Any], film: Film) -> tuple[Operation, ...] | EditError | AskError:
    calls = said.get("tool_calls") or []
    if not isinstance(calls, list):
        raise BrainError(tell("the language model's answer is no plan"))
    if not calls:
        text = said.get("content")
        if isinstance(text, str) and text.strip():
            return EditError(" ".join(text.split()))
        raise BrainError(tell("the language model said nothing"))
    planned: list[Operation] = []
    for call in calls:
        name, values = _called(call)
        if name == _ASK:
            return _asking(values)
        planned.append(_operation(name, values, len(film.scenes)))
    return tuple(planned)


def _called(call: Any) -> tuple[str, dict[str, Any]]:
    try:
        function = call["function"]
        name, arguments = function["name"], function["arguments"]
        values = json.loads(arguments) if isinstance(arguments, str) else arguments
    except (KeyError, TypeError, ValueError) as error:
        raise BrainError(tell("the language model called a tool in a way that cannot be read")) from error
    if not isinstance(name, str) or not isinstance(values, dict):
        raise BrainError(tell("the language model called a tool in a way that cannot be read"))
    return name, values


def _asking(values: Mapping[str, Any]) -> AskError:
    question, options = values.get("question"), values.get("options") or []
    if not isinstance(question, str) or not question.strip() or not isinstance(options, list):
        raise BrainError(tell("the language model asked nothing that can be read"))
    return AskError(
        question,
        tuple(Option(option, option) for option in options if isinstance(option, str)),
        is_whole=True,
    )


def _operation(name: str, values: Mapping[str, Any], scenes: int) -> Operation:
    kind = next((kind for kind in _KINDS if kind.__name__ == name), None)
    if kind is None:
        raise BrainError(tell("the language model wanted “{name}”, which there is not", name=name))
    hints = typing.get_type_hints(kind)
    known = {field.name for field in fields(kind)}
    if not values.keys() <= known:
        raise BrainError(tell("the language model gave {name} values that it does not have", name=name))
    missing = [f.name for f in fields(kind) if f.default is MISSING and f.name not in values]
    if missing:
        raise BrainError(
            tell("the language model left out {missing} of {name}", missing=", ".join(missing), name=name)
        )
    read = {key: _value(value, hints[key], f"{name}.{key}") for key, value in values.items()}
    numbers = [*read.get("scenes", ()), *(read[key] for key in ("scene", "other", "after") if read.get(key))]
    if any(number > scenes or number < -1 for number in numbers):
        raise BrainError(tell("the language model named a scene that there is not"))
    made: Operation = kind(**read)
    return made


def _value(value: Any, hint: Any, name: str) -> Any:
    """Check a value of a tool call against the type of its field."""
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:
        if value is None:
            return None
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    wrong = BrainError(tell("the language model gave {name} a value of the wrong kind", name=name))
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise wrong
        inner = typing.get_args(hint)[0]
        return tuple(_value(item, inner, name) for item in value)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise wrong
    return value
