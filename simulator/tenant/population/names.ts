/** First and last names from the faker locales of the offices, seeded, without touching faker's shared instances. */
import type { Faker } from '@faker-js/faker';
import { faker as de } from '@faker-js/faker/locale/de';
import { faker as el } from '@faker-js/faker/locale/el';
import { faker as enGB } from '@faker-js/faker/locale/en_GB';
import { faker as enUS } from '@faker-js/faker/locale/en_US';
import { faker as fr } from '@faker-js/faker/locale/fr';
import { faker as pl } from '@faker-js/faker/locale/pl';
import { faker as ptPT } from '@faker-js/faker/locale/pt_PT';
import { chance } from '../../chance.ts';
import { type LocaleName, localeNames } from './offices.ts';

export interface PersonName {
  givenName: string;
  surname: string;
}

export type NameSource = (locale: LocaleName) => PersonName;

const shared: Record<LocaleName, Faker> = { en_US: enUS, en_GB: enGB, de, fr, pl, pt_PT: ptPT, el };

/** Polish and Greek last names differ by sex, so both names are drawn for the same one. */
export function createNameSource(seed: number): NameSource {
  const fakers = Object.fromEntries(
    localeNames.map((name) => [name, seededFaker(shared[name], chance(seed, `names/${name}`).below(0x7fffffff))]),
  ) as Record<LocaleName, Faker>;
  return (locale) => {
    const { person } = fakers[locale];
    const sex = person.sexType();
    return { givenName: person.firstName(sex), surname: person.lastName(sex) };
  };
}

/** Only these seven locales are loaded: faker's main entry, where its class is exported, brings all seventy. */
function seededFaker(of: Faker, seed: number): Faker {
  const FakerOfLocale = of.constructor as typeof Faker;
  return new FakerOfLocale({ locale: [of.rawDefinitions], seed });
}
