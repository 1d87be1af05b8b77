"""Features of the window, one a file.

A feature is a ``QObject`` made of a :class:`~desktop.features.core.Core`, which is what all of
them share. It

- looks its actions up in the menus (``core.menus.action("webcam")``; :mod:`desktop.menus` declares
  them), connects them and keeps them as attributes; its widgets go to the stage or the status bar;
- listens to the signals of what is in the core, most of all ``core.player.analysed``,
  ``core.stage.view.selected`` and ``core.source_changed``;
- knows no other feature: what one has to tell another goes through a signal that the window
  connects;
- runs what takes a while as a task (:mod:`desktop.workers.task`), which ends with the window by
  ``core.close_with_window``;
- reads what the user has set from ``core.settings.values``, and hears of every change by
  ``core.settings.changed`` (:mod:`desktop.settings` says how to declare a setting);
- says everything with ``tr``, so that it can be translated (:mod:`desktop.i18n`).
"""
