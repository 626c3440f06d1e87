"""What is remembered with an object, and what is not mistaken for it."""
from __future__ import annotations

import gc
import pickle
import weakref

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.memory import remember_strings, remembered


class Subject(Struct, frozen=True, dict=True, weakref=True):
    name: str


def test_computed_once_for_each_object_and_argument() -> None:
    calls = []

    @remembered
    def joined(subject: Subject, other: tuple[str, ...] = ()) -> tuple[str, ...]:
        calls.append(subject)
        return (subject.name, *other)

    one, equal, more = Subject("a"), Subject("a"), ("b",)
    assert joined(one) == joined(one) == ("a",)
    assert joined(one, more) == joined(one, more) == ("a", "b")
    assert joined(one, other=more) == ("a", "b")
    assert len(calls) == 3
    assert joined(equal) == ("a",)  # an equal object is another one
    assert joined(replace(one, name="c")) == ("c",)
    assert len(calls) == 5


def test_an_argument_that_is_gone_is_not_taken_for_a_new_one() -> None:
    @remembered
    def told(subject: Subject, other: Subject) -> str:
        return subject.name + other.name

    subject = Subject("a")
    assert [told(subject, Subject(str(i))) for i in range(200)] == [f"a{i}" for i in range(200)]


def test_what_is_remembered_goes_with_its_object() -> None:
    @remembered
    def other_of(subject: Subject) -> Subject:
        return Subject(subject.name + "!")

    subject = Subject("a")
    kept = weakref.ref(other_of(subject))
    assert kept() is not None
    del subject
    gc.collect()
    assert kept() is None


def test_another_process_is_given_the_object_alone() -> None:
    @remembered
    def told(subject: Subject) -> object:
        return lambda: subject  # cannot be pickled

    subject = Subject("a")
    assert told(subject) is told(subject)
    again = pickle.loads(pickle.dumps(subject))
    assert again == subject
    assert told(again) is not told(subject)


def test_two_functions_do_not_share() -> None:
    @remembered
    def first(subject: Subject) -> str:
        return subject.name + "1"

    @remembered
    def second(subject: Subject) -> str:
        return subject.name + "2"

    subject = Subject("a")
    assert (first(subject), second(subject), first(subject)) == ("a1", "a2", "a1")


def test_strings() -> None:
    calls = []

    @remember_strings
    def length(text: str) -> int:
        calls.append(text)
        return len(text)

    assert length("ab") == length("ab") == 2
    assert calls == ["ab"]
