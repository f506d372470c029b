/** 不属实 · 重复 · 登记错误 · 移交: why a problem is to leave the count. */
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { withdrawalKinds, type WithdrawalKind } from '#rules/items/count/withdrawal'
import { useWords } from '../../words.ts'

export function WithdrawalKindField(props: {
  kind: WithdrawalKind | null
  change: (kind: WithdrawalKind) => void
}): ReactElement {
  const words = useWords()
  return (
    <Field label={words.withdrawal.kind}>
      <RadioGroup
        value={props.kind ?? ''}
        onChange={(_, data) => {
          const chosen = withdrawalKinds.find((one) => one === data.value)
          if (chosen !== undefined) props.change(chosen)
        }}
      >
        {withdrawalKinds.map((one) => (
          <Radio key={one} value={one} label={words.withdrawal.kinds(one)} />
        ))}
      </RadioGroup>
    </Field>
  )
}
