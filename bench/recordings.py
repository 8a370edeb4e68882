"""Bytes a recorded mediation takes, on the line and on the disk: the room's own recorder in a real browser.

Each scene is filmed by ``web/witness/recorder.js`` in Chromium for some seconds; what it sends is taken as the server
takes it, sealed and stored as the house stores it. `picture` is what the recorder draws for each of three seats.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from backend.shared.keyring import Keyring, new_key
from backend.storage.film_vault import FilmVault
from backend.storage.storage import FolderStorage
from backend.storage.vault import Vault

RESULTS = Path(__file__).parent / "results"
WEB = Path(__file__).parents[1] / "web"
HERE = "http://localhost:9"
SEATS = ("mediator", "applicant", "respondent")
SCENES = {
    "still": "(paint, w, h) => { paint.fillStyle = '#556'; paint.fillRect(0, 0, w, h); }",
    "talking": """(paint, w, h, at) => {
        paint.fillStyle = '#8a9'; paint.fillRect(0, 0, w, h);
        paint.fillStyle = '#caa'; paint.beginPath();
        paint.ellipse(w / 2 + 6 * Math.sin(at / 400), h / 2 + 4 * Math.cos(at / 300), w / 5, h / 3, 0, 0, 7);
        paint.fill();
        paint.fillStyle = '#622'; paint.fillRect(w / 2 - 20, h * 0.6, 40, 4 + 10 * Math.abs(Math.sin(at / 120)));
    }""",
    "noise": """(paint, w, h) => {
        const noise = paint.createImageData(w, h);
        for (let n = 0; n < noise.data.length; n++) noise.data[n] = n % 4 === 3 ? 255 : Math.random() * 256;
        paint.putImageData(noise, 0, 0);
    }""",
}
"""Nobody moves; three talk; every point changes all the time, which no camera shows: the most that can come."""
FILM = """async ({ scene, seats, seconds }) => {
    const { Recorder } = await import("/witness/recorder.js");
    const draw = eval(scene), sound = new AudioContext(), videos = new Map(), streams = [];
    for (const role of seats) {
        const canvas = Object.assign(document.createElement("canvas"), { width: 480, height: 360 });
        const paint = canvas.getContext("2d"), begun = performance.now();
        setInterval(() => draw(paint, 480, 360, performance.now() - begun), 100);
        const tone = sound.createOscillator(), to = sound.createMediaStreamDestination(), loud = sound.createGain();
        tone.frequency.value = 180 + 60 * streams.length;
        setInterval(() => { loud.gain.value = Math.random(); tone.frequency.value = 120 + 300 * Math.random(); }, 150);
        tone.connect(loud).connect(to); tone.start();
        const stream = new MediaStream([...canvas.captureStream(10).getTracks(), ...to.stream.getTracks()]);
        const video = Object.assign(document.createElement("video"), { srcObject: stream, muted: true });
        await video.play(); videos.set(role, video); streams.push([role, stream]);
    }
    const recorder = new Recorder({ path: "/seat" }, videos, () => {});
    recorder.begin({ next: 0, chain: "0".repeat(64) }, 0);
    for (const [role, stream] of streams) recorder.hear(role, stream);
    await new Promise((done) => setTimeout(done, seconds * 1000));
    return recorder.finish();
}"""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"]


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.recordings", description="bytes of a recorded mediation")
    parser.add_argument("--seconds", type=int, default=40)
    options = parser.parse_args()
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    measured: dict[str, Any] = {"seconds": options.seconds}
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=FLAGS)
        for name, scene in SCENES.items():
            pieces = filmed(browser.new_page(), scene, options.seconds)
            measured[name] = {**sizes(pieces, options.seconds), **stored(pieces, options.seconds)}
            print(name, measured[name])
        browser.close()
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "recordings.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def filmed(page: Page, scene: str, seconds: int) -> list[bytes]:
    """Return the pieces the recorder sends of a scene."""
    pieces: list[bytes] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HERE)
        if path.endswith("/recording"):
            pieces.append(route.request.post_data_buffer or b"")
            route.fulfill(json={})
        elif path.endswith(".js"):
            route.fulfill(body=(WEB / path.lstrip("/")).read_text("utf-8"), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>film</title>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(HERE)
    page.evaluate(FILM, {"scene": scene, "seats": list(SEATS), "seconds": seconds})
    page.close()
    return pieces


def sizes(pieces: list[bytes], seconds: int) -> dict[str, float]:
    """Return what goes over the line."""
    whole = sum(map(len, pieces))
    return {
        "pieces": len(pieces), "largest_piece_kb": round(max(map(len, pieces)) / 1024, 1),
        "kbit_a_second": round(whole * 8 / seconds / 1000), "mb_an_hour": round(whole / seconds * 3600 / 1024**2, 1),
    }  # fmt: skip


def stored(pieces: list[bytes], seconds: int) -> dict[str, float]:
    """Return what lies on the disk once every piece is sealed, and how long one takes."""
    with tempfile.TemporaryDirectory() as folder:
        store = FilmVault(Vault(FolderStorage(Path(folder)), Keyring(new_key())))
        began = time.perf_counter()
        for number, piece in enumerate(pieces):
            store.put(f"mediation-{number}", store.new_key(), piece)
        taken = time.perf_counter() - began
        files = [one.stat() for one in Path(folder).rglob("*") if one.is_file()]
    blocks = sum(one.st_blocks for one in files) * 512
    return {
        "sealed_bytes_more_a_piece": round((sum(one.st_size for one in files) - sum(map(len, pieces))) / len(pieces)),
        "disk_mb_an_hour": round(blocks / seconds * 3600 / 1024**2, 1),
        "ms_a_piece": round(taken / len(pieces) * 1000, 1),
    }  # fmt: skip


if __name__ == "__main__":
    main()
