import threading

import pytest

from desktop.workers.playback_commands import Jump, Play, Step, Transport


@pytest.fixture
def transport() -> Transport:
    return Transport()


def test_it_plays_until_it_is_stopped(transport: Transport) -> None:
    assert [transport.next_move() for _ in range(2)] == [Play(), Play()]
    transport.stop()
    assert transport.stopped
    assert transport.next_move() is None


def test_paused_it_waits_for_a_wish(transport: Transport) -> None:
    transport.play(False)
    moves: list[object] = []
    thread = threading.Thread(target=lambda: moves.append(transport.next_move()))
    thread.start()
    assert moves == []
    transport.jump(3.0)
    thread.join(10)
    assert moves == [Jump(3.0)]
    assert not transport.playing


def test_of_places_to_jump_to_only_the_last_counts(transport: Transport) -> None:
    for time in range(50):
        transport.jump(float(time))
    assert transport.next_move() == Jump(49.0)
    assert transport.next_move() == Play()


def test_a_step_pauses(transport: Transport) -> None:
    transport.step(1)
    assert not transport.playing
    assert transport.next_move() == Step(back=False)
    transport.play()
    assert transport.next_move() == Play()


def test_steps_add_up_but_do_not_pile_up(transport: Transport) -> None:
    for frames in (1, 1, -1):
        transport.step(frames)
    assert transport.next_move() == Step(back=False)
    for _ in range(50):
        transport.step(-1)
    taken = [transport.next_move() for _ in range(3)]
    transport.play()
    assert taken == [Step(back=True)] * 3
    assert transport.next_move() == Play()


def test_a_jump_forgets_the_steps_before_it(transport: Transport) -> None:
    transport.step(2)
    transport.jump(1.0)
    transport.play()
    assert [transport.next_move(), transport.next_move()] == [Jump(1.0), Play()]


@pytest.mark.parametrize(
    "wish",
    [
        Transport.stop,
        lambda transport: transport.play(False),
        lambda transport: transport.step(1),
        lambda transport: transport.jump(0.0),
    ],
)
def test_a_wish_cuts_the_wait_for_a_frame(transport: Transport, wish: object) -> None:
    assert not transport.wait(0)
    wish(transport)  # type: ignore[operator]
    assert transport.wait(3600)
