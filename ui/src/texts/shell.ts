/** Texts of the frame: top bar, clock and navigation. */
export const shell = {
  openMenu: 'Open the menu',
  closeMenu: 'Close the menu',
  menu: 'Main menu',
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  apiDescription: 'API description',
  connection: {
    connecting: 'Connecting',
    live: 'Live',
    lost: 'Reconnecting',
    lostHint: 'The connection to the simulator is lost. The page tries again and catches up.',
  },
  navigation: {
    applications: 'Applications',
    provisioning: 'Provisioning',
    overview: 'Overview',
    manage: 'Manage',
    usersAndGroups: 'Users and groups',
    monitor: 'Monitor',
    logs: 'Provisioning logs',
    target: 'Target',
    tenant: 'Tenant',
    tenantUsers: 'Users',
    tenantGroups: 'Groups',
  },
};

export const clockTexts = {
  group: 'Virtual clock',
  title: 'Virtual clock',
  hint: 'Every time and every schedule follows this clock. While a cycle works it runs at real speed, so that durations are real.',
  speed: 'Speed',
  speedOf: (speed: number) => (speed === 0 ? 'Paused' : `${speed.toLocaleString('en')}×`),
  speeds: [
    { speed: 1, hint: 'real time' },
    { speed: 60, hint: 'a cycle every 40 seconds' },
    { speed: 600, hint: 'a cycle every 4 seconds' },
    { speed: 2400, hint: 'a cycle every second' },
  ],
  pause: 'Pause the clock',
  resume: 'Resume the clock',
  held: 'A cycle is working: the clock runs at real speed',
  advance: 'Advance',
  spans: [
    { span: 'PT40M', label: '40 minutes', hint: 'one cycle' },
    { span: 'PT6H', label: '6 hours', hint: '' },
    { span: 'P1D', label: '1 day', hint: '36 cycles' },
    { span: 'P7D', label: '7 days', hint: '' },
    { span: 'P28D', label: '28 days', hint: 'the end of the retries' },
  ],
  advancing: (target: string) => `Advancing to ${target}`,
  cancelAdvance: 'Stop advancing',
};
