"""Background work of the window: threads, and what they share with it.

- A source that is shown: :mod:`~desktop.workers.player` runs one
  :mod:`~desktop.workers.session` at a time, which reads by :mod:`~desktop.workers.capture` and
  analyses as the :mod:`~desktop.workers.analysis_controls` say. Frames and results go through
  a :mod:`~desktop.workers.latest_slot` each, so that nothing queues.
- A video is analysed once, as a :mod:`~desktop.workers.film`, by the
  :mod:`~desktop.workers.film_analysis`. What was read is looked up while it is shown, and saved by
  :mod:`~desktop.workers.film_saving`.
- A video that is gone through: :mod:`~desktop.workers.playback_commands`,
  :mod:`~desktop.workers.video_playback`, :mod:`~desktop.workers.pacing`.
- The result of a batch: :mod:`~desktop.workers.result_lock`.
- A camera: :mod:`~desktop.workers.camera_lock`, :mod:`~desktop.workers.timestamp_rebasing`.
- Work with a result: :mod:`~desktop.workers.task`, of which the
  :mod:`~desktop.workers.model_loader`, the :mod:`~desktop.workers.film_analysis`, the
  :mod:`~desktop.workers.batch_task` and the :mod:`~desktop.workers.recorder` are made.
- The end of all of it, with the window: :mod:`~desktop.workers.closing`.

Only the player, the tasks and the model loader, which have signals for the window, and the lock of
a result know Qt. The rest is plain Python all the same, but serves a window alone, so it is not in
the library.
"""
