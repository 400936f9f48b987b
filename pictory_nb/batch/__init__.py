"""Many videos in one go: made one by one, written down before every step, gone on with after a restart."""

from pictory_nb.batch.batches import Batches, BatchStoppedError, UnknownBatchError
from pictory_nb.batch.book import BatchBook, BatchBusyError, BatchNotKeptError
from pictory_nb.batch.items import WrongBatchError
from pictory_nb.batch.rows import Status

__all__ = [
    "BatchBook",
    "BatchBusyError",
    "BatchNotKeptError",
    "BatchStoppedError",
    "Batches",
    "Status",
    "UnknownBatchError",
    "WrongBatchError",
]
