/** 设置的变动 — from and to, one line per setting, by section. */
import type { ReactElement } from 'react'
import type { SettingChange } from '#rules/settings/settingChanges'
import { useWords } from '../../words.ts'

export function SettingChanges(props: { changes: readonly SettingChange[] }): ReactElement {
  const words = useWords()
  const { changes } = props
  if (changes.length === 0) return <p className="faint">{words.settings.noChanges}</p>
  const sections = [...new Set(changes.map(({ section }) => section))]
  return (
    <dl className="changes">
      {sections.map((section) => (
        <div key={section}>
          <dt>{section}</dt>
          {changes
            .filter((change) => change.section === section)
            .map((change) => (
              <dd key={`${change.kind} ${change.label}`}>
                <span className="faint">
                  {words.settings.kinds[change.kind]} {change.label}
                </span>
                {change.from === '' ? null : <del>{change.from}</del>}
                {change.to === '' ? null : <ins>{change.to}</ins>}
              </dd>
            ))}
        </div>
      ))}
    </dl>
  )
}
