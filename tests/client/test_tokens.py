"""Tokens: where they come from, how they are kept, and that a user's own is never replaced."""

from __future__ import annotations

import asyncio
import errno
import json
import stat
import subprocess
import uuid
from functools import partial

import pytest

from pictory_nb import storage
from pictory_nb.client import (
    ApiError,
    BadAnswerError,
    Client,
    Endpoint,
    RateLimitedError,
    SettingsError,
    TokenError,
)
from pictory_nb.client.tokens import TOKEN_LIFE_S, TokenFiles
from pictory_nb.settings import load_settings

CREDITS = {"available": 1}


class Cloud:
    """Gives out numbered tokens and takes only those that it has not revoked."""

    def __init__(self, reply, *, refuse=None) -> None:
        self.reply = reply
        self.given: list[tuple[str, str]] = []
        self.revoked: set[str] = set()
        self.refuse = refuse or []
        self.extra: dict = {}

    def __call__(self, got):
        if got.path == "/api/auth/anonymous-token":
            assert "authorization" not in got.headers
            if self.refuse:
                return self.refuse.pop(0)
            token = f"nmv_usr_{len(self.given)}_abcdef"
            self.given.append((got.headers["x-client-id"], token))
            return self.reply(200, {"code": 0, "data": {"token": token, "credits": 100, **self.extra}})
        token = got.headers["authorization"].removeprefix("Bearer ")
        if token in self.revoked or not token.startswith("nmv_usr_"):
            return self.reply(401, {"code": 1001, "message": "expired"})
        return self.reply(200, CREDITS)


def follow(error: SettingsError) -> None:
    """Do what the message says."""
    subprocess.run(str(error).rpartition("\n")[2], shell=True, check=True)


def token_file(tmp_path):
    (found,) = (tmp_path / "tokens").glob("token-*.json")
    return found


def test_an_anonymous_token_is_fetched_once_kept_privately_and_used_again(
    serve, reply, make_client, tmp_path, times
) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server:
            for _ in range(3):
                async with make_client(server, token=None) as client:
                    await client.credits()
                    token = await client.token()
                    assert (token.own, token.expires_at_s) == (False, times.wall_s + TOKEN_LIFE_S)

    asyncio.run(main())
    assert len(cloud.given) == 1
    assert uuid.UUID(cloud.given[0][0])
    for path in (token_file(tmp_path), tmp_path / "tokens" / "client_id"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_many_requests_at_once_fetch_one_token_also_when_it_expires_midway(
    serve, reply, make_client, tmp_path
) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server, make_client(server, token=None) as client:
            await asyncio.gather(*(client.credits() for _ in range(8)))
            assert len(cloud.given) == 1
            cloud.revoked.add(cloud.given[0][1])
            await asyncio.gather(*(client.credits() for _ in range(8)))

    asyncio.run(main())
    assert len(cloud.given) == 2
    assert cloud.given[0][0] == cloud.given[1][0]


def test_two_clients_share_one_token(serve, reply, make_client) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server:
            clients = [make_client(server, token=None) for _ in range(3)]
            await asyncio.gather(*(client.credits() for client in clients))
            for client in clients:
                await client.aclose()

    asyncio.run(main())
    assert len(cloud.given) == 1


def test_a_token_that_is_refused_twice_is_an_error(serve, reply, make_client) -> None:
    def handler(got):
        if got.path == "/api/auth/anonymous-token":
            return reply(200, {"token": "nmv_usr_x"})
        return reply(200, {"code": 1001})

    async def main() -> list[str]:
        async with serve(handler) as server, make_client(server, token=None) as client:
            with pytest.raises(TokenError):
                await client.create_session()
            return [got.path for got in server.got]

    paths = asyncio.run(main())
    assert [path.rpartition("/")[2] for path in paths] == [
        "anonymous-token",
        "nemo_agent",
        "anonymous-token",
        "nemo_agent",
    ]


def test_a_users_own_token_is_never_replaced(serve, reply, make_client, tmp_path) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server, make_client(server, token="mine-0123") as client:
            with pytest.raises(TokenError, match="NEMO_TOKEN"):
                await client.credits()
            assert (await client.token()).own
            assert len(server.got) == 1

    asyncio.run(main())
    assert cloud.given == []
    assert not list((tmp_path / "tokens").glob("token-*"))


def test_the_end_is_known_ahead_and_the_token_renewed_before_it(serve, reply, make_client, times) -> None:
    cloud = Cloud(reply)
    cloud.extra = {"expires_in": 86_400}

    async def main() -> None:
        async with serve(cloud) as server, make_client(server, token=None) as client:
            assert (await client.token()).expires_at_s == times.wall_s + 86_400
            times.wall_s += 86_400 - 1800
            await client.credits()

    asyncio.run(main())
    assert len(cloud.given) == 2


def test_a_token_near_its_end_is_still_used_when_there_is_no_new_one(
    serve, reply, make_client, times
) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server, make_client(server, token=None) as client:
            await client.credits()
            cloud.refuse = [reply(429, "") for _ in range(8)]
            times.wall_s += TOKEN_LIFE_S - 60
            await client.credits()
            times.wall_s += 120
            with pytest.raises(RateLimitedError):
                await client.credits()

    asyncio.run(main())


def test_a_missing_client_id_is_made_anew_once(serve, reply, make_client, tmp_path) -> None:
    cloud = Cloud(reply, refuse=[reply(400, {"code": 400, "message": "Missing X-Client-Id"})])

    async def main() -> list[str]:
        async with serve(cloud) as server, make_client(server, token=None) as client:
            await client.credits()
            return [got.headers["x-client-id"] for got in server.calls("POST", "/api/auth/anonymous-token")]

    first, second = asyncio.run(main())
    assert first != second
    assert (tmp_path / "tokens" / "client_id").read_text() == second


def test_a_client_id_of_the_users_is_kept_even_when_it_is_refused(serve, reply, make_client) -> None:
    cloud = Cloud(reply, refuse=[reply(400, "")])
    settings = load_settings(environ={"NEMO_CLIENT_ID": "my-id"})

    async def main() -> None:
        async with serve(cloud) as server, make_client(server, settings=settings) as client:
            with pytest.raises(ApiError):
                await client.credits()
            await client.credits()

    asyncio.run(main())
    assert [client_id for client_id, _ in cloud.given] == ["my-id"]


@pytest.mark.parametrize("body", [{}, {"token": ""}, {"token": "a\nb"}, {"token": 7}, [1]])
def test_an_answer_without_a_token_is_an_error(body, serve, reply, make_client) -> None:
    async def main() -> None:
        async with serve(lambda _: reply(200, body)) as server, make_client(server, token=None) as client:
            with pytest.raises(BadAnswerError, match="does not hold a token"):
                await client.credits()

    asyncio.run(main())


def test_a_token_at_the_top_level_is_found_too(serve, reply, make_client) -> None:
    def handler(got):
        return reply(200, {"token": "nmv_usr_top"} if "token" in got.path else CREDITS)

    async def main() -> str:
        async with serve(handler) as server, make_client(server, token=None) as client:
            await client.credits()
            return server.got[-1].headers["authorization"]

    assert asyncio.run(main()) == "Bearer nmv_usr_top"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o602])
def test_a_token_file_that_others_can_read_is_refused_with_the_command(
    mode, serve, reply, make_client, tmp_path
) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server:
            async with make_client(server, token=None) as client:
                await client.credits()
            token_file(tmp_path).chmod(mode)
            async with make_client(server, token=None) as client:
                with pytest.raises(SettingsError, match="chmod 600") as caught:
                    await client.credits()
            follow(caught.value)
            async with make_client(server, token=None) as client:
                await client.credits()

    asyncio.run(main())
    assert len(cloud.given) == 1


def test_a_token_file_that_is_a_link_is_refused_with_the_command(serve, reply, make_client, tmp_path) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server:
            async with make_client(server, token=None) as client:
                await client.credits()
            path = token_file(tmp_path)
            path.rename(tmp_path / "elsewhere")
            path.symlink_to(tmp_path / "elsewhere")
            async with make_client(server, token=None) as client:
                with pytest.raises(SettingsError, match="is a link") as caught:
                    await client.credits()
            follow(caught.value)
            async with make_client(server, token=None) as client:
                await client.credits()

    asyncio.run(main())
    assert len(cloud.given) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"token": ""}', b'{"token": "x"}', b"\xff"])
def test_a_damaged_token_file_means_a_new_token(content, tmp_path) -> None:
    files = TokenFiles(tmp_path)
    path = tmp_path / "token-r.json"
    path.write_bytes(content)
    path.chmod(0o600)
    assert files.load("r") is None


def test_a_damaged_client_id_is_made_anew(tmp_path) -> None:
    path = tmp_path / "client_id"
    path.write_bytes(b"\n\n")
    path.chmod(0o600)
    files = TokenFiles(tmp_path)
    assert uuid.UUID(files.client_id())
    assert files.client_id() == files.client_id()


def test_a_token_from_the_environment_is_not_shown_to_the_local_engine(
    serve, reply, make_client, tmp_path
) -> None:
    cloud = Cloud(reply)

    async def main() -> None:
        async with serve(cloud) as server:

            async def connect() -> Endpoint:
                return Endpoint(server.url, "https://w", is_local=True)

            settings = load_settings(environ={"NEMO_TOKEN": "nmv_usr_of_the_cloud"})
            async with Client(connect, settings=settings, folder=tmp_path / "tokens") as client:
                await client.credits()
            assert all("of_the_cloud" not in str(got.headers) for got in server.got)

    asyncio.run(main())
    assert json.loads((tmp_path / "tokens" / "token-local.json").read_text())["token"] == cloud.given[0][1]


@pytest.mark.parametrize("where", ["token", "client_id", "lock"])
def test_a_folder_that_cannot_keep_the_token_is_named(where, serve, reply, make_client, tmp_path) -> None:
    async def main() -> None:
        async with serve(Cloud(reply)) as server, make_client(server, token=None) as client:
            realm = (await client.endpoint()).realm
            names = {"token": f"token-{realm}.json", "lock": f"token-{realm}.lock", "client_id": "client_id"}
            if where == "lock":
                (tmp_path / "tokens" / names[where]).mkdir(parents=True)
            else:
                write = storage.write_private

                def full(path, data):
                    if path.name == names[where]:
                        raise OSError(errno.ENOSPC, "No space left on device")
                    write(path, data)

                monkeypatch_storage(full)
            with pytest.raises(
                SettingsError, match=r"cannot be kept in .*tokens: .*PICTORY_NB_HOME"
            ) as caught:
                await client.credits()
            assert "nmv_usr" not in str(caught.value)

    with pytest.MonkeyPatch.context() as patch:
        monkeypatch_storage = partial(patch.setattr, storage, "write_private")
        asyncio.run(main())


def test_a_file_where_the_folder_should_be_is_named(serve, reply, make_client, tmp_path) -> None:
    (tmp_path / "tokens").write_bytes(b"")

    async def main() -> None:
        async with serve(Cloud(reply)) as server, make_client(server, token=None) as client:
            with pytest.raises(SettingsError, match=r"tokens.* cannot be read: .*\. Correct it"):
                await client.credits()

    asyncio.run(main())


def test_another_notebook_that_holds_the_lock_for_too_long_is_said_to_be_there(
    serve, reply, make_client, tmp_path
) -> None:
    async def main() -> None:
        async with serve(Cloud(reply)) as server, make_client(server, token=None) as client:
            endpoint = await client.endpoint()
            lock = TokenFiles(tmp_path / "tokens").lock(endpoint.realm)
            with lock, pytest.raises(SettingsError, match="Another notebook"):
                await client.credits()
            await client.credits()

    asyncio.run(main())
