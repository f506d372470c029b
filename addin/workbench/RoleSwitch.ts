/** Enters the demo campaign as a unit, the office or a leader; says so when the server runs no demo. */
import type { CampaignView } from '#wire/campaign'
import { roleNames } from '#rules/campaign/role'
import { ofUnit, roles, type Demo, type Role, type Session } from '#wire/session'
import { api, signInApi } from '../server/api.ts'
import { element } from './element.ts'

export interface Entered {
  readonly session: Session
  readonly view: CampaignView
}

export class RoleSwitch {
  private readonly select = element('select', { ariaLabel: '身份' })
  readonly element = element('label', {}, '身份', this.select)
  private demo: Demo | null = null
  /** Called after a person chose another role. */
  changed: (entered: Entered | null) => void = () => {}

  constructor() {
    this.select.addEventListener('change', () => void this.enter().then((entered) => this.changed(entered)))
  }

  /** Fills the list and enters as the first unit; null when there is no demo to enter. */
  async start(): Promise<Entered | null> {
    this.demo = await signInApi()
      .demo()
      .catch(() => null)
    if (this.demo === null) {
      this.select.append(element('option', { value: '' }, '无演示服务，请在窗格内登录'))
      this.select.disabled = true
      return null
    }
    this.select.append(
      ...roles
        .filter((role) => !ofUnit(role))
        .map((role) => element('option', { value: role }, roleNames[role].short)),
      ...roles.filter(ofUnit).flatMap((role) => this.#unitOptions(role)),
    )
    return this.enter()
  }

  /** Takes the part of the first unit named in the text (file name and top rows of a ledger), if any. */
  async chooseUnitOf(text: string): Promise<Entered | null> {
    const unit = this.demo?.units.find(({ name }) => text.includes(name))
    if (unit === undefined || this.select.value === `unit:${unit.id}`) return null
    this.select.value = `unit:${unit.id}`
    return this.enter()
  }

  async enter(): Promise<Entered | null> {
    if (this.demo === null) return null
    const [chosen, unitId] = this.select.value.split(':')
    const role = roles.find((one) => one === chosen) ?? 'office'
    const session = await signInApi().enterDemo(unitId === undefined ? { role } : { role, unitId })
    return { session, view: await api(session).campaign() }
  }

  #unitOptions(role: Role): HTMLOptionElement[] {
    return (this.demo?.units ?? []).map(({ id, name }) =>
      element('option', { value: `${role}:${id}` }, `${name} · ${roleNames[role].short}`),
    )
  }
}
