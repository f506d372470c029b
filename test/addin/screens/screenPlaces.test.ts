/** By what a person may do, the pane finds their screens; told here by the parts that people play. */
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '#wire/session'
import { screenIn } from '../../../addin/screenAddress.ts'
import type { ScreenName } from '../../../addin/Pane.ts'
import { moreOf, reached, screensFor, startOf, tabAbove, tabsOf } from '../../../addin/screenPlaces.ts'
import { personOf } from '../personOf.ts'

interface Places {
  readonly tabs: string
  /** Behind 更多. */
  readonly more: string
}

const places: Readonly<Record<Role, Places>> = {
  unit: {
    tabs: 'today standardise check sync items report more',
    more: 'supports published selfCheck registers',
  },
  head: { tabs: 'today items report more', more: 'supports published registers' },
  office: {
    tabs: 'today review overview aggregate circular more',
    more: 'weeks items spotChecks lookBacks flags ladder published selfCheck registers codes settings',
  },
  group: {
    tabs: 'today review overview aggregate circular more',
    more: 'weeks spotChecks lookBacks flags ladder published registers',
  },
  leader: {
    tabs: 'today overview aggregate circular more',
    more: 'weeks spotChecks lookBacks ladder published registers',
  },
  publicity: { tabs: 'published registers', more: '' },
  admin: { tabs: 'codes people settings', more: '' },
}

describe.each(roles)('%s', (role) => {
  const person = personOf(role)

  test('has the tabs and the list that its work asks for', () => {
    expect({ tabs: tabsOf(person).join(' '), more: moreOf(person).join(' ') }).toEqual(places[role])
  })

  test('begins with its first tab, also where the ribbon asks for a screen that is none of its tabs', () => {
    const [first] = tabsOf(person)
    expect(startOf(person)).toBe(first)
    for (const screen of ['today', 'check', 'sync', 'aggregate'] as const)
      expect(reached(person, screen)).toBe(tabsOf(person).includes(screen) ? screen : first)
  })

  test('finds each of its screens under a tab of its own, and by address', () => {
    for (const screen of screensFor(person)) {
      expect([screen, tabsOf(person).includes(tabAbove(person, screen))]).toEqual([screen, true])
      expect(screenIn(`#/${screen}`, person)).toEqual({ screen, subject: null })
    }
  })
})

test('screens that open from another stand under the tab that leads to them', () => {
  const above = (screen: ScreenName): Partial<Record<Role, ScreenName>> =>
    Object.fromEntries(
      roles
        .filter((role) => screensFor(personOf(role)).includes(screen))
        .map((role) => [role, tabAbove(personOf(role), screen)]),
    )
  expect(above('item')).toEqual({
    unit: 'items',
    head: 'items',
    office: 'overview',
    group: 'overview',
    leader: 'overview',
  })
  expect(above('closure')).toEqual({ unit: 'items', head: 'items' })
  expect(above('circularPreview')).toEqual({ unit: 'today', head: 'today' })
  expect(above('register')).toMatchObject({ unit: 'more', office: 'more', publicity: 'registers' })
})

test('an address of nobody’s screen, or of another’s, is passed over', () => {
  expect(screenIn('#/nowhere', personOf('office'))).toBeNull()
  expect(screenIn('#/settings', personOf('unit'))).toBeNull()
  expect(screenIn('#/item/a%20b', personOf('unit'))).toEqual({ screen: 'item', subject: 'a b' })
})
