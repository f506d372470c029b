/** How a story begins: the fixture, and somebody before the pane. Both are gone when the story's file is through. */
import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { openFixture, type Fixture } from './fixture/fixture.ts'
import { paneUser, type PaneUser, type PaneUserOptions } from './paneUser.ts'

interface Story {
  readonly fixture: Fixture
  readonly visit: PaneUser
  readonly page: Page
}

/** To be awaited at the top of the file. */
export async function openStory(options: PaneUserOptions = {}): Promise<Story> {
  const fixture = await openFixture()
  afterAll(() => fixture.close())
  const visit = await paneUser(fixture, options)
  return { fixture, visit, page: visit.page }
}
