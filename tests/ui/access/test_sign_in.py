import pytest

from tests.ui.access.conftest import ANN, BOB
from tests.ui.access.test_throttle import Clock
from ui.access.password import Passwords
from ui.access.sign_in import Outcome, SignIn
from ui.access.throttle import Throttle

HOME, AWAY = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sign_in(quick: Passwords, clock: Clock) -> SignIn:
    kept = {"ann": quick.hashed(ANN), "bob": quick.hashed(BOB)}
    names, addresses = Throttle(2, 100, clock), Throttle(6, 30, clock)
    return SignIn(lambda: kept, quick, names, addresses)


def test_the_right_password_signs_in_whatever_the_capitals_of_the_name(sign_in: SignIn) -> None:
    assert sign_in.attempt("ann", ANN, HOME) == Outcome("ann")
    assert sign_in.attempt(" Bob", BOB, HOME) == Outcome("bob")


@pytest.mark.parametrize(
    ("name", "password"), [("ann", BOB), ("carol", ANN), ("", ""), ("ann lee", ANN), ("ann", "")]
)
def test_anything_else_does_not_and_is_told_alike(sign_in: SignIn, name: str, password: str) -> None:
    assert sign_in.attempt(name, password, HOME) == Outcome()


@pytest.mark.parametrize("name", ["ann", "nobody"])
def test_failures_make_wait_for_a_name_from_everywhere(sign_in: SignIn, clock: Clock, name: str) -> None:
    outcomes = [sign_in.attempt(name, "wrong", HOME) for _ in range(3)]
    assert outcomes == [Outcome(), Outcome(), Outcome(wait=1)]
    # Not even the right password is looked at meanwhile, and looking does not prolong the wait.
    assert sign_in.attempt(name, ANN, AWAY) == Outcome(wait=1)
    clock.now += 1
    assert sign_in.attempt(name, "wrong", AWAY) == Outcome(wait=2)
    clock.now += 2
    assert sign_in.attempt("bob", BOB, HOME) == Outcome("bob")


def test_signing_in_clears_the_count_of_the_name(sign_in: SignIn) -> None:
    for _ in range(2):
        sign_in.attempt("ann", "wrong", HOME)
        sign_in.attempt("ann", ANN, HOME)
    assert sign_in.attempt("ann", "wrong", HOME) == Outcome()


def test_trying_many_names_makes_an_address_wait(sign_in: SignIn) -> None:
    outcomes = [sign_in.attempt(f"name{number}", "wrong", HOME) for number in range(7)]
    assert outcomes[-2:] == [Outcome(), Outcome(wait=1)]
    assert sign_in.attempt("ann", ANN, HOME).wait == 1
    assert sign_in.attempt("ann", ANN, AWAY) == Outcome("ann")


def test_an_own_account_buys_no_further_tries(sign_in: SignIn) -> None:
    for number in range(7):
        sign_in.attempt(f"name{number}", "wrong", HOME)
        if number < 6:
            assert sign_in.attempt("bob", BOB, HOME) == Outcome("bob")
    assert sign_in.attempt("bob", BOB, HOME).wait == 1


def test_one_machine_with_many_new_addresses_is_one(sign_in: SignIn) -> None:
    for number in range(7):
        sign_in.attempt(f"name{number}", "wrong", f"2001:db8::{number}")
    assert sign_in.attempt("ann", ANN, "2001:db8::ffff").wait == 1
    assert sign_in.attempt("ann", ANN, "2001:db8:0:1::1") == Outcome("ann")


def test_what_is_no_address_is_one_too(sign_in: SignIn) -> None:
    assert sign_in.attempt("ann", ANN, "") == Outcome("ann")
