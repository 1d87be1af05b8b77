"""Camera: on and off, which one, how large, mirrored or not.

From the menu to the device it goes by the action, :meth:`CameraFeature.set_webcam`, which makes the
request, the display of the source, the player, a session's capture and its thread, the camera lock
and ``open_camera``. All of that is decided when the user clicks; no thread asks back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.features.core import Core
from desktop.i18n import tr, with_names
from desktop.settings.declared import RESOLUTIONS, Settings, size_of
from desktop.source_request import SourceRequest
from desktop.widgets.menus.choice_menu import ChoiceMenu
from desktop.widgets.messages.view_message import Action
from desktop.workers.camera_lock import CameraLock
from desktop.workers.task import LatestTask
from emolens.protocols import Source
from emolens.sources.camera_list import Camera, CameraConfig

OpenCamera = Callable[[CameraConfig], Source]
ListCameras = Callable[[], Sequence[Camera]]


class CameraFeature(QObject):
    """Shows the camera that the user chose, as the user wants it.

    Attributes:
        webcam: The action that turns it on and off; checked while it is on.
        mirror: The action that shows it as a mirror does, or not.
        choice: The menu of the cameras that are connected.
        resolution: The menu of how large their pictures may be.
        listing: The task that lists them.
        wanted: Carries the :class:`~desktop.source_request.SourceRequest` for the camera, None to
            turn it off.

    Args:
        core: What all features share.
        open_camera: Opens a camera; called off the GUI thread.
        list_cameras: Lists those that are connected; likewise.
    """

    wanted = Signal(object)

    def __init__(self, core: Core, open_camera: OpenCamera, list_cameras: ListCameras) -> None:
        super().__init__(core)
        self._core = core
        self._lock = CameraLock(open_camera, core.timeouts)
        self._list_cameras = list_cameras
        self.listing = LatestTask("cameras", self)
        core.close_with_window(self.listing)
        self._on: CameraConfig | None = None
        self._first = ""  # name of the camera that stands for no name, as far as it is known
        self._add_actions()
        self._listen()
        self._apply(core.settings.values)

    def set_webcam(self, on: bool) -> None:
        """Turn the webcam on, in place of whatever is shown, or off."""
        self.wanted.emit(self._request() if on else None)

    def choose(self, name: str) -> None:
        """Turn on the camera of this name, now and whenever the webcam is turned on."""
        self._core.settings.change(camera=name)
        if self._on is None:
            self.set_webcam(True)

    def _request(self) -> SourceRequest:
        """Return the request for the camera, as everything is set at this moment."""
        config = self._config
        return SourceRequest.webcam(config, partial(self._lock.open, config, self._key(config)))

    @property
    def _config(self) -> CameraConfig:
        values = self._core.settings.values
        return CameraConfig(values.camera, size_of(values.resolution))

    def _key(self, config: CameraConfig) -> str:
        """Return the one name of a camera that may be named, or be the first."""
        return "" if config.name == self._first else config.name

    def _is_on(self, config: CameraConfig) -> bool:
        """Whether the camera that is on is this one, and as large."""
        on = self._on
        return on is not None and (self._key(on), on.size) == (self._key(config), config.size)

    def _turn_to(self, request: SourceRequest | None) -> None:
        self._on = request.camera if request else None
        self.webcam.setChecked(self._on is not None)
        self._show_mirrored()

    def _apply(self, values: Settings) -> None:
        """Take over what is set, also elsewhere."""
        self.mirror.setChecked(values.mirror)
        self._show_mirrored()
        sizes = {name: tr(text) for name, text in RESOLUTIONS.items()}
        self.resolution.show_choices(sizes, values.resolution)
        if self._on is not None and not self._is_on(self._config):
            self.set_webcam(True)

    def _show_mirrored(self) -> None:
        mirror = self._core.settings.values.mirror
        self._core.stage.view.set_mirrored(self._on is not None and mirror)

    def _fail(self) -> None:
        self._on = None
        self.webcam.setChecked(False)

    def _act(self, action: Action) -> None:
        if action in (Action.WEBCAM, Action.WEBCAM_OFF):
            self.set_webcam(action is Action.WEBCAM)

    def _show_cameras(self, cameras: Sequence[Camera]) -> None:
        names = [camera.name for camera in cameras]
        self._first = next(iter(names), "")
        chosen = self._core.settings.values.camera or self._first
        choices = {name: name for name in names}
        if chosen and chosen not in choices:
            choices[chosen] = with_names(tr("{name} (not connected)"), name=chosen)
        self.choice.show_choices(choices, chosen)
        if not choices:
            self.choice.say(tr("No camera is connected"))

    def _add_actions(self) -> None:
        menus = self._core.menus
        self.webcam = menus.action("webcam")
        self.mirror = menus.action("mirror")
        self.choice = ChoiceMenu(menus.submenu("choose_camera"))
        self.choice.say(tr("Looking for cameras…"))
        self.resolution = ChoiceMenu(menus.submenu("resolution"))

    def _listen(self) -> None:
        settings = self._core.settings
        self.webcam.triggered.connect(self.set_webcam)
        self.mirror.triggered.connect(lambda on: settings.change(mirror=on))
        self.choice.chosen.connect(self.choose)
        self.choice.opened.connect(lambda: self.listing.run(self._list_cameras))
        self.resolution.chosen.connect(lambda name: settings.change(resolution=name))
        self.listing.succeeded.connect(self._show_cameras)
        self._core.stage.chosen.connect(self._act)
        self._core.source_changed.connect(self._turn_to)
        self._core.player.failed.connect(self._fail)
        settings.changed.connect(self._apply)
