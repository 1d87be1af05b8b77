"""The parts of the window: one feature a file.

A part is a ``QObject`` made of a :class:`~desktop.features.core.Core`, which is what all parts
share. It

- adds its own actions to the menus (``core.menus.add``) and keeps them as attributes, and its
  widgets to the stage or the status bar;
- listens to the signals of what is in the core, most of all ``core.player.analysed``,
  ``core.stage.view.selected`` and ``core.source_changed``;
- knows no other part: what one part has to tell another goes through a signal that the window
  connects;
- ends in ``close``, if it has a thread, a file or a process to end; the window calls it;
- reads what the user has set from ``core.settings.values``, and hears of every change by
  ``core.settings.changed`` (:mod:`desktop.settings` says how to declare a setting);
- says everything with ``tr``, so that it can be translated (:mod:`emolens.i18n`).
"""
