/** Two items that are one problem, in English. */
import type { zhLinks } from './zhLinks.ts'

export const enLinks: typeof zhLinks = {
  title: 'Duplicates',
  counted: (number, unit, state) =>
    `The same problem as ${number} (${unit}), counted there, follows it: ${state}`,
  carries: (number, unit) => `${number} (${unit}) is the same problem and counts here`,
  make: 'Same problem as another item, which counts',
  hint: 'Both are kept. This one is not worked on by itself and is listed apart as dropped (duplicate); this can be undone.',
  unit: 'The counting item is of',
  chooseUnit: 'Choose a unit',
  counting: 'The item that counts',
  reason: 'Reason',
  send: 'Link',
  end: 'Undo the link',
  endHint: 'The item then counts again, with its old limit; where that has passed, a new one is needed.',
  due: 'New limit',
}
