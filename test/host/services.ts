/** What Office itself answers beside the workbook: ribbon, pane and start-up of the shared runtime. */
import type { Classes } from './interpreter.ts'
import { classTable, hostObject } from './interpreter.ts'

export interface RibbonControl {
  readonly id: string
  enabled: boolean
  visible: boolean
}

export class OfficeServices {
  /** Ribbon controls as `Office.ribbon.requestUpdate` left them. */
  readonly ribbon = new Map<string, RibbonControl>()
  readonly ribbonUpdates: unknown[] = []
  actionsReady = false
  pane: 'Taskpane' | 'Hidden' = 'Taskpane'
  startState: unknown = 0

  control(id: string): RibbonControl {
    const control = this.ribbon.get(id) ?? { id, enabled: true, visible: true }
    this.ribbon.set(id, control)
    return control
  }
}

/** The runtime's number for a shown pane. */
const SHOWN = 3

export function serviceClasses(office: OfficeServices): Classes {
  return {
    'Microsoft.InternalService.AddinInternalService': classTable<unknown>({
      methods: {
        NotifyActionHandlerReady: () => {
          office.actionsReady = true
        },
      },
    }),
    'Microsoft.DynamicRibbon.DynamicRibbon': classTable<unknown>({
      methods: {
        GetTab: (_, given) => hostObject('RibbonTab', office.control(given.text(0))),
        GetButton: (_, given) => hostObject('RibbonButton', office.control(given.text(0))),
        ExecuteRequestUpdate: (_, given) => void office.ribbonUpdates.push(JSON.parse(given.text(0))),
        ExecuteRequestCreate: (_, given) =>
          void office.ribbonUpdates.push({ create: JSON.parse(given.text(0)) }),
      },
    }),
    RibbonTab: classTable<RibbonControl>({
      identity: ['Id', (control) => control.id],
      scalars: { id: (control) => control.id },
      methods: {
        SetVisibility: (control, given) => {
          control.visible = given.flag(0)
        },
      },
    }),
    RibbonButton: classTable<RibbonControl>({
      identity: ['Id', (control) => control.id],
      scalars: {
        id: (control) => control.id,
        enabled: [
          (control) => control.enabled,
          (control, value) => {
            control.enabled = value === true
          },
        ],
      },
      methods: {
        SetEnabled: (control, given) => {
          control.enabled = given.flag(0)
        },
      },
    }),
    'Microsoft.AppRuntime.AppRuntimeService': classTable<unknown>({
      methods: {
        SetAppRuntimeState: (_, given) => {
          office.pane = given.any(0) === SHOWN || given.any(0) === 'Visible' ? 'Taskpane' : 'Hidden'
        },
        GetAppRuntimeState: () => (office.pane === 'Taskpane' ? SHOWN : SHOWN - 1),
      },
    }),
    'Microsoft.AppRuntime.AppRuntimePersistenceService': classTable<unknown>({
      methods: {
        SetAppRuntimeStartState: (_, given) => {
          office.startState = given.any(0)
        },
        GetAppRuntimeStartState: () => office.startState,
      },
    }),
  }
}
