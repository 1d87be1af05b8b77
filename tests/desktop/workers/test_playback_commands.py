import threading

import pytest

from desktop.workers.playback_commands import Jump, Play, PlaybackController, Step


@pytest.fixture
def controller() -> PlaybackController:
    return PlaybackController()


def test_it_plays_until_it_is_stopped(controller: PlaybackController) -> None:
    assert [controller.next_command() for _ in range(2)] == [Play(), Play()]
    controller.stop()
    assert controller.stopped
    assert controller.next_command() is None


def test_paused_it_waits_for_a_wish(controller: PlaybackController) -> None:
    controller.play(False)
    moves: list[object] = []
    thread = threading.Thread(target=lambda: moves.append(controller.next_command()))
    thread.start()
    assert moves == []
    controller.jump(3.0)
    thread.join(10)
    assert moves == [Jump(3.0)]
    assert not controller.playing


def test_of_places_to_jump_to_only_the_last_counts(controller: PlaybackController) -> None:
    for time in range(50):
        controller.jump(float(time))
    assert controller.next_command() == Jump(49.0)
    assert controller.next_command() == Play()


def test_a_step_pauses(controller: PlaybackController) -> None:
    controller.step(1)
    assert not controller.playing
    assert controller.next_command() == Step(back=False)
    controller.play()
    assert controller.next_command() == Play()


def test_steps_add_up_but_do_not_pile_up(controller: PlaybackController) -> None:
    for frames in (1, 1, -1):
        controller.step(frames)
    assert controller.next_command() == Step(back=False)
    for _ in range(50):
        controller.step(-1)
    taken = [controller.next_command() for _ in range(3)]
    controller.play()
    assert taken == [Step(back=True)] * 3
    assert controller.next_command() == Play()


def test_a_jump_forgets_the_steps_before_it(controller: PlaybackController) -> None:
    controller.step(2)
    controller.jump(1.0)
    controller.play()
    assert [controller.next_command(), controller.next_command()] == [Jump(1.0), Play()]


@pytest.mark.parametrize(
    "wish",
    [
        PlaybackController.stop,
        lambda controller: controller.play(False),
        lambda controller: controller.step(1),
        lambda controller: controller.jump(0.0),
    ],
)
def test_a_wish_cuts_the_wait_for_a_frame(controller: PlaybackController, wish: object) -> None:
    assert not controller.wait(0)
    wish(controller)  # type: ignore[operator]
    assert controller.wait(3600)
