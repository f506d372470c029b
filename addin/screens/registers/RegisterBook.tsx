/** 登记簿 — one register: its entries, newest first, and the form to enter or change one. */
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Register } from '#rules/registers/register'
import { rightTo } from '#rules/registers/registerAccess'
import { registerNamed } from '#rules/registers/registers'
import { usePane } from '../../Pane.ts'
import { EntryForm } from './EntryForm.tsx'
import { EntryList } from './EntryList.tsx'
import { AddIcon } from '../../parts/icons.ts'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { RegisterSheet } from './RegisterSheet.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Registers } from './Registers.tsx'
import { useRegister } from './useRegister.ts'
import { useWords } from '../../words.ts'

/** The subject is the register's key, and after a slash the entry that it opens with. */
export function RegisterBook(): ReactElement {
  const { subject } = usePane()
  const [key = '', entry = null] = (subject ?? '').split('/')
  const register = registerNamed(key)
  return register === null ? <Registers /> : <OpenRegister register={register} first={entry} />
}

function OpenRegister(props: { register: Register; first: string | null }): ReactElement {
  const words = useWords()
  const { view, go } = usePane()
  const { register } = props
  const work = useRegister(register)
  const { registers, entries, linked, writing, busy } = work
  const mayAdd = rightTo(register, view.role) === 'write'
  const isListed = writing === null && entries !== null
  return (
    <Screen
      title={words.registers.name(register)}
      lead={words.registers.purpose(register)}
      busy={busy && entries === null ? words.loading : null}
      primary={
        mayAdd && isListed ? { label: words.registers.add, icon: AddIcon, act: () => work.write(null) } : null
      }
    >
      <div>
        <Button size="small" appearance="subtle" className="further" onClick={() => go('registers')}>
          {words.registers.back}
        </Button>
      </div>
      <ProblemBar error={work.error} {...(writing === null ? { retry: work.load } : {})} />
      {work.isSaved ? (
        <MessageBar intent="success">
          <MessageBarBody>{words.registers.saved}</MessageBarBody>
        </MessageBar>
      ) : null}
      {writing === null ? null : (
        <EntryForm
          key={writing.id}
          register={register}
          entry={writing.entry}
          linked={linked}
          busy={busy}
          send={work.send}
          cancel={work.cancel}
        />
      )}
      {isListed ? (
        <>
          <RegisterSheet register={register} linked={linked} registers={registers} entered={work.load} />
          <EntryList
            register={register}
            linked={linked}
            registers={registers}
            busy={busy}
            act={work.act}
            entries={entries}
            mayAdd={mayAdd}
            first={props.first}
            change={work.write}
          />
        </>
      ) : null}
    </Screen>
  )
}
