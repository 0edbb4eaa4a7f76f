/** For a Combobox with many options: a list that leaves what stands around it in sight. */
export const SHORT_LIST = { style: { maxHeight: '280px' } } as const;
