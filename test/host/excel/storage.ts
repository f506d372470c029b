/** What an add-in keeps in the file: settings, custom XML parts, custom properties. */
import type { ClassTable, Classes, HostObject } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import type { Sheet } from '../model/sheet.ts'
import { refuse } from '../wire.ts'
import type { World } from './world.ts'
import { existing, textValue } from './world.ts'

/** One entry of a map, addressed by its key. */
interface Entry {
  readonly map: Map<string, unknown>
  readonly key: string
}

/** A collection that is a map in the model; `mapOf` finds it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- ties the map to the table's own data
function keyed<Owner>(className: string, mapOf: (owner: Owner) => Map<string, unknown>): ClassTable<unknown> {
  const find = (owner: Owner, key: unknown): HostObject | null => {
    const map = mapOf(owner)
    return typeof key === 'string' && map.has(key)
      ? hostObject(className, { map, key } satisfies Entry)
      : null
  }
  return classTable<Owner>({
    items: (owner) =>
      [...mapOf(owner).keys()].map((key) => hostObject(className, { map: mapOf(owner), key })),
    byKey: find,
    methods: {
      GetCount: (owner) => mapOf(owner).size,
      GetItemOrNullObject: (owner, given) => find(owner, given.any(0)),
      Add: (owner, given) => {
        const entry: Entry = { map: mapOf(owner), key: given.text(0) }
        entry.map.set(entry.key, given.any(1))
        return hostObject(className, entry)
      },
      DeleteAll: (owner) => mapOf(owner).clear(),
    },
  })
}

function entryTable(identity: string): ClassTable<unknown> {
  return classTable<Entry>({
    identity: [identity, ({ key }) => key],
    scalars: {
      key: ({ key }) => key,
      value: [
        ({ map, key }) => map.get(key),
        ({ map, key }, value) => {
          map.set(key, value)
        },
      ],
    },
    methods: { Delete: ({ map, key }) => void map.delete(key) },
  })
}

const XML_NAME = String.raw`[\p{L}_][\p{L}\p{N}_.-]*`
const XML_ATTRIBUTES = String.raw`(?:\s+(?:${XML_NAME}:)?${XML_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*`
const TAG = new RegExp(String.raw`<(/?)((?:${XML_NAME}:)?${XML_NAME})(${XML_ATTRIBUTES})\s*(/?)>`, 'gu')

function withoutRemarks(xml: string): string {
  return xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
}

/** The namespace of the root element; Excel finds parts by it. */
function namespaceOf(xml: string): string {
  const [root] = withoutRemarks(xml).matchAll(TAG)
  const [, , name = '', attributes = ''] = root ?? []
  const colon = name.indexOf(':')
  const declaration = colon < 0 ? 'xmlns' : `xmlns:${name.slice(0, colon)}`
  return new RegExp(`\\s${declaration}\\s*=\\s*["']([^"']*)`, 'u').exec(attributes)?.[1] ?? ''
}

/** Tags opened and closed in order, one root, no stray signs: Excel refuses XML that is not well formed. */
function isWellFormed(xml: string): boolean {
  const bare = withoutRemarks(xml)
  const open: string[] = []
  let roots = 0
  for (const [, closing, name = '', , empty] of bare.matchAll(TAG)) {
    if (closing === '/') {
      if (open.pop() !== name) return false
      continue
    }
    if (open.length === 0) roots++
    if (empty !== '/') open.push(name)
  }
  return open.length === 0 && roots === 1 && !/<|&(?!\w+;|#x?[\da-f]+;)/i.test(bare.replace(TAG, ''))
}

function xmlClasses(world: World): Classes {
  const { customXml } = world.workbook
  const part = (id: unknown): HostObject | null =>
    typeof id === 'string' && customXml.has(id) ? hostObject('CustomXmlPart', id) : null
  const checked = (xml: string): string => {
    if (!isWellFormed(xml)) throw refuse.argument('xml')
    return xml
  }
  const only = (ids: readonly string[]): HostObject | null => (ids.length === 1 ? part(ids[0]) : null)
  return {
    CustomXmlPartCollection: classTable<unknown>({
      items: () => [...customXml.keys()].map((id) => hostObject('CustomXmlPart', id)),
      byKey: (_, id) => part(id),
      methods: {
        Add: (_, given) => {
          const id = world.workbook.newId()
          customXml.set(id, checked(given.text(0)))
          return hostObject('CustomXmlPart', id)
        },
        GetByNamespace: (_, given) =>
          hostObject(
            'CustomXmlPartScopedCollection',
            [...customXml].filter(([, xml]) => namespaceOf(xml) === given.text(0)).map(([id]) => id),
          ),
        GetCount: () => customXml.size,
        GetItemOrNullObject: (_, given) => part(given.any(0)),
      },
    }),
    CustomXmlPartScopedCollection: classTable<string[]>({
      items: (ids) => ids.map((id) => hostObject('CustomXmlPart', id)),
      byKey: (ids, id) => (ids.includes(String(id)) ? part(id) : null),
      methods: {
        GetCount: (ids) => ids.length,
        GetOnlyItem: (ids) => existing(only(ids)),
        GetOnlyItemOrNullObject: only,
        GetItemOrNullObject: (ids, given) => (ids.includes(given.text(0)) ? part(given.any(0)) : null),
      },
    }),
    CustomXmlPart: classTable<string>({
      identity: ['Id', (id) => id],
      scalars: { id: (id) => id, namespaceUri: (id) => namespaceOf(existing(customXml.get(id))) },
      methods: {
        GetXml: (id) => existing(customXml.get(id)),
        SetXml: (id, given) => {
          existing(customXml.get(id))
          customXml.set(id, checked(given.text(0)))
        },
        Delete: (id) => void customXml.delete(id),
      },
    }),
  }
}

export function storageClasses(world: World): Classes {
  const { workbook } = world
  return {
    SettingCollection: keyed<unknown>('Setting', () => workbook.settings),
    Setting: entryTable('_Id'),
    WorksheetCustomPropertyCollection: keyed<Sheet>(
      'WorksheetCustomProperty',
      (sheet) => sheet.customProperties,
    ),
    WorksheetCustomProperty: entryTable('_Id'),
    DocumentPropertyCollection: keyed<unknown>('DocumentProperty', () => workbook.customProperties),
    DocumentProperty: entryTable('_Id'),
    DocumentProperties: classTable<Record<string, unknown>>({
      scalars: Object.fromEntries(
        Object.keys(workbook.properties).map((name) => [
          name,
          [
            () => workbook.properties[name],
            (_: unknown, value: unknown) => {
              workbook.properties[name] = textValue(value)
            },
          ] as const,
        ]),
      ),
      navigation: { custom: () => hostObject('DocumentPropertyCollection', null) },
    }),
    ...xmlClasses(world),
  }
}
