/** Texts of recordings, and of scenarios made of log entries. */
export const scenarioTexts = {
  title: 'Recording',
  commands: 'Commands of the recording',
  start: 'Start recording',
  stop: 'Stop',
  startHint: 'Write down what is done from now on',
  download: 'Download',
  about:
    'What is done while a recording runs, here, through Graph or on the command line, is written as a scenario: people, assignments, mappings, faults, quirks, cycles and time. Played with “provsim run”, the file does the same again, request for request. Secrets are left out.',
  state: 'State',
  states: { none: 'Nothing recorded yet', recording: 'Recording', stopped: 'Stopped' },
  since: 'Since',
  steps: 'Steps',
  file: 'The scenario so far',
  copyFile: 'Copy the scenario',
  emptyTitle: 'Nothing recorded yet',
  emptyText:
    'Start a recording, do what leads to the problem, and stop. The file is what you hand to whoever is to look at it.',
  started: 'Recording. Everything you do from now on is written down.',
  stopped: 'Stopped. The scenario is ready.',
  mark: 'Recording',
  markHint: 'What you do is being written as a scenario',
  saveEntry: 'Save as scenario',
  entryTitle: 'This object’s life as a scenario',
  entryAbout:
    'The smallest file that replays what happened to this object up to this entry, with what the log says as expectations. Play it with “provsim run FILE”.',
};
