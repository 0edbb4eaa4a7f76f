export const dust = 1;
