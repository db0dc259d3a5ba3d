"""Files are sent piece by piece, by servers of both kinds."""

from asgiref.sync import async_to_sync
from django.test import RequestFactory

from common.sending import InPieces, sendfile

WORDS = b"noria " * 100_000


def test_a_file_is_never_held_whole_and_arrives_whole(tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(WORDS)

    async def listen(answer):
        return [piece async for piece in answer]

    for received in (list, async_to_sync(listen)):
        answer = sendfile(RequestFactory().get("/"), str(film))
        pieces = received(answer)
        answer.close()
        assert b"".join(pieces) == WORDS
        assert max(map(len, pieces)) <= InPieces.block_size < len(WORDS)


def test_what_has_not_changed_is_not_sent_again(tmp_path):
    (film := tmp_path / "film.mp4").write_bytes(WORDS)
    first = sendfile(RequestFactory().get("/"), str(film))
    first.close()

    again = RequestFactory().get("/", headers={"if-modified-since": first["Last-Modified"]})

    assert sendfile(again, str(film)).status_code == 304
