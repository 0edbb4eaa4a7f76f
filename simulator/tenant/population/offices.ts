/**
 * The offices of a made-up company. In a phone pattern each `x` becomes a digit; the United States, Britain,
 * Germany and France keep such ranges free for fiction, the others are merely shaped like a number there.
 */

export const localeNames = ['en_US', 'en_GB', 'de', 'fr', 'pl', 'pt_PT', 'el'] as const;
export type LocaleName = (typeof localeNames)[number];

export interface Office {
  /** Begins the office location: `BER 3.14`. */
  code: string;
  city: string;
  /** Share of the company's staff, in percent. */
  weight: number;
  streetAddress: string;
  state: string | null;
  postalCode: string;
  country: string;
  usageLocation: string;
  preferredLanguage: string;
  /** Where the names of most who work there come from. */
  locale: LocaleName;
  businessPhone: string;
  mobilePhone: string;
}

export const offices: readonly Office[] = [
  {
    code: 'SEA',
    city: 'Seattle',
    weight: 34,
    streetAddress: '1420 Harbor Avenue',
    state: 'WA',
    postalCode: '98101',
    country: 'United States',
    usageLocation: 'US',
    preferredLanguage: 'en-US',
    locale: 'en_US',
    businessPhone: '+1 206 555 xxxx',
    mobilePhone: '+1 425 555 xxxx',
  },
  {
    code: 'LON',
    city: 'London',
    weight: 16,
    streetAddress: '27 Tanner Row',
    state: null,
    postalCode: 'EC2A 4NE',
    country: 'United Kingdom',
    usageLocation: 'GB',
    preferredLanguage: 'en-GB',
    locale: 'en_GB',
    businessPhone: '+44 20 7946 0xxx',
    mobilePhone: '+44 7700 900xxx',
  },
  {
    code: 'AUS',
    city: 'Austin',
    weight: 18,
    streetAddress: '600 Pecan Street',
    state: 'TX',
    postalCode: '78701',
    country: 'United States',
    usageLocation: 'US',
    preferredLanguage: 'en-US',
    locale: 'en_US',
    businessPhone: '+1 512 555 xxxx',
    mobilePhone: '+1 737 555 xxxx',
  },
  {
    code: 'BER',
    city: 'Berlin',
    weight: 11,
    streetAddress: 'Lindenstraße 48',
    state: 'Berlin',
    postalCode: '10969',
    country: 'Germany',
    usageLocation: 'DE',
    preferredLanguage: 'de-DE',
    locale: 'de',
    businessPhone: '+49 30 23125 xxx',
    mobilePhone: '+49 171 39200xx',
  },
  {
    code: 'PAR',
    city: 'Paris',
    weight: 8,
    streetAddress: '12 rue des Ateliers',
    state: null,
    postalCode: '75011',
    country: 'France',
    usageLocation: 'FR',
    preferredLanguage: 'fr-FR',
    locale: 'fr',
    businessPhone: '+33 1 99 00 xx xx',
    mobilePhone: '+33 6 39 98 xx xx',
  },
  {
    code: 'KRK',
    city: 'Kraków',
    weight: 6,
    streetAddress: 'ul. Wiślna 9',
    state: 'Małopolska',
    postalCode: '31-007',
    country: 'Poland',
    usageLocation: 'PL',
    preferredLanguage: 'pl-PL',
    locale: 'pl',
    businessPhone: '+48 12 555 xx xx',
    mobilePhone: '+48 600 555 xxx',
  },
  {
    code: 'OPO',
    city: 'Porto',
    weight: 4,
    streetAddress: 'Rua do Almada 210',
    state: null,
    postalCode: '4050-032',
    country: 'Portugal',
    usageLocation: 'PT',
    preferredLanguage: 'pt-PT',
    locale: 'pt_PT',
    businessPhone: '+351 22 555 xxxx',
    mobilePhone: '+351 91 555 xxxx',
  },
  {
    code: 'ATH',
    city: 'Athens',
    weight: 3,
    streetAddress: 'Λεωφόρος Συγγρού 81',
    state: 'Attica',
    postalCode: '117 45',
    country: 'Greece',
    usageLocation: 'GR',
    preferredLanguage: 'el-GR',
    locale: 'el',
    businessPhone: '+30 210 555 xxxx',
    mobilePhone: '+30 694 555 xxxx',
  },
];
