/** The generations and variants of the service's wire language by name (W-01, W-02); the scim room says what each is. */
export const dialectNames = ['legacy', 'compliant', 'gallery', 'validator', 'customappsso'] as const;
export type DialectName = (typeof dialectNames)[number];
