"""The encoder's own limit: two processes encode our own pictures from memory. Arguments: profiles, seconds.

Prints wall and processor seconds of the encoding alone as JSON, by profile. The settings are those of the
product, also which instructions of the processor x264 may use.
"""

import io
import json
import multiprocessing
import os
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
PROCESSES = 2


def encode(profiles, length_s, share, barrier, results):
    import av
    from reference_film import reference_draft

    from pictory_nb.engine.render.compose import FilmView
    from pictory_nb.engine.render.encode import add_video_stream
    from pictory_nb.engine.render.scenes import read_film

    film = read_film(reference_draft(length_s))
    view = FilmView(film, {})
    frames = []
    for number in range(film.frames * share // PROCESSES, film.frames * (share + 1) // PROCESSES):
        drawn = view.picture_at(number).frame
        frames.append(av.VideoFrame.from_ndarray(drawn.to_ndarray(), format="yuv420p"))
    for profile in profiles:
        barrier.wait()
        began, cpu = time.monotonic(), time.process_time()
        with av.open(io.BytesIO(), "w", format="mp4") as container:
            stream = add_video_stream(container, film.canvas, profile)
            for count, frame in enumerate(frames):
                frame.pts, frame.time_base = count, 1 / film.canvas.fps
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        results.put((profile, began, time.monotonic(), time.process_time() - cpu))


def main():
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[name] = "1"
    spawn = multiprocessing.get_context("spawn")
    barrier, results = spawn.Barrier(PROCESSES), spawn.Queue()
    profiles, length_s = sys.argv[1].split(","), int(sys.argv[2])
    crew = [
        spawn.Process(target=encode, args=(profiles, length_s, share, barrier, results))
        for share in range(PROCESSES)
    ]
    for process in crew:
        process.start()
    rows = [results.get() for _ in range(PROCESSES * len(profiles))]
    for process in crew:
        process.join()
    found = {}
    for profile in profiles:
        own = [row for row in rows if row[0] == profile]
        wall_s = max(end for _, _, end, _ in own) - min(began for _, began, _, _ in own)
        found[profile] = {"wall_s": wall_s, "cpu_s": sum(cpu for *_, cpu in own)}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
