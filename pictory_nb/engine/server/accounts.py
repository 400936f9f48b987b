"""Accounts, their tokens and their credits: functions that run inside a database transaction.

Credits are frozen before the work, then charged when it ends well or released when it does not; every step is
a row of the ledger.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictory_nb.engine.server.envelope import Code, RefusalError

if TYPE_CHECKING:
    import sqlite3

STARTER_CREDITS = 100
TOKEN_LIFE_S = 7 * 86400


@dataclass(frozen=True, slots=True)
class Balance:
    """An account's credits: free to spend, and frozen for turns that run."""

    available: int
    frozen: int


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A new anonymous token; only its hash is stored."""

    token: str
    credits: int
    expires_in_s: int


def digest(secret: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def issue_token(db: sqlite3.Connection, client_id: str) -> IssuedToken:
    """Return a new token for the client's account, which is made with 100 credits on first sight.

    The cloud refuses a second token within 7 days (CONTRACT §1); here the owner of the machine gets a new
    token of the same account, with its credits and sessions.
    """
    now = time.time()
    row = db.execute("SELECT id, available FROM accounts WHERE client_id = ?", (client_id,)).fetchone()
    if row is None:
        account_id, available = f"usr_{secrets.token_hex(8)}", STARTER_CREDITS
        db.execute(
            "INSERT INTO accounts (id, client_id, available, frozen, created_at) VALUES (?, ?, ?, 0, ?)",
            (account_id, client_id, available, now),
        )
        _note(db, account_id, "grant", available, None, "starter credits")
    else:
        account_id, available = row
    token = f"nmv_usr_{secrets.token_urlsafe(32)}"
    db.execute("DELETE FROM tokens WHERE expires_at < ?", (now - TOKEN_LIFE_S,))
    db.execute("INSERT INTO tokens VALUES (?, ?, ?)", (digest(token), account_id, now + TOKEN_LIFE_S))
    return IssuedToken(token, available, TOKEN_LIFE_S)


def account_of(db: sqlite3.Connection, token: str) -> str | None:
    """Return the id of the account that `token` opens, or ``None`` when it is unknown or expired."""
    row = db.execute(
        "SELECT account_id FROM tokens WHERE hash = ? AND expires_at > ?", (digest(token), time.time())
    ).fetchone()
    return None if row is None else str(row[0])


def expire_token(db: sqlite3.Connection, token: str) -> None:
    """Make `token` stale at once."""
    db.execute("UPDATE tokens SET expires_at = 0 WHERE hash = ?", (digest(token),))


def balance(db: sqlite3.Connection, account_id: str) -> Balance:
    """Return the account's credits."""
    row = db.execute("SELECT available, frozen FROM accounts WHERE id = ?", (account_id,)).fetchone()
    return Balance(*row)


def freeze(db: sqlite3.Connection, turn_id: str, credit_cost: int, reason: str, *, enforce: bool) -> None:
    """Put credits aside for a turn.

    Raises
    ------
    RefusalError
        Code 2001 when the balance does not reach and `enforce` is set; otherwise it is topped up in steps
        of 100.
    """
    account_id = _account_of_turn(db, turn_id)
    missing = credit_cost - balance(db, account_id).available
    if missing > 0 and enforce:
        raise no_credits(credit_cost, credit_cost - missing)
    if missing > 0:
        top_up = -(-missing // STARTER_CREDITS) * STARTER_CREDITS
        db.execute("UPDATE accounts SET available = available + ? WHERE id = ?", (top_up, account_id))
        _note(db, account_id, "top_up", top_up, turn_id, "credits cost nothing on this machine")
    db.execute(
        "UPDATE accounts SET available = available - ?, frozen = frozen + ? WHERE id = ?",
        (credit_cost, credit_cost, account_id),
    )
    db.execute("UPDATE turns SET credits = credits + ? WHERE id = ?", (credit_cost, turn_id))
    _note(db, account_id, "freeze", credit_cost, turn_id, reason)


def settle(db: sqlite3.Connection, turn_id: str, *, charge: bool) -> None:
    """End what `freeze` began: charge the turn's credits, or give them back."""
    account_id = _account_of_turn(db, turn_id)
    (amount,) = db.execute("SELECT credits FROM turns WHERE id = ?", (turn_id,)).fetchone()
    if not amount:
        return
    back = 0 if charge else amount
    db.execute(
        "UPDATE accounts SET frozen = frozen - ?, available = available + ? WHERE id = ?",
        (amount, back, account_id),
    )
    if not charge:
        db.execute("UPDATE turns SET credits = 0 WHERE id = ?", (turn_id,))
    _note(db, account_id, "charge" if charge else "release", amount, turn_id, "")


def no_credits(needed: int, available: int) -> RefusalError:
    """Return the refusal of a message that costs more than there is."""
    return RefusalError(
        403,
        Code.NO_CREDITS,
        f"Not enough credits: this needs {needed}, and {available} are left. Nothing was charged or changed.",
        data={"needed": needed, "available": available},
    )


def _account_of_turn(db: sqlite3.Connection, turn_id: str) -> str:
    row = db.execute(
        "SELECT account_id FROM sessions JOIN turns ON turns.session_id = sessions.id WHERE turns.id = ?",
        (turn_id,),
    ).fetchone()
    return str(row[0])


def _note(
    db: sqlite3.Connection, account_id: str, kind: str, credit_cost: int, turn_id: str | None, reason: str
) -> None:
    db.execute(
        "INSERT INTO credit_ledger (account_id, kind, credits, turn_id, reason, at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (account_id, kind, credit_cost, turn_id, reason, time.time()),
    )
