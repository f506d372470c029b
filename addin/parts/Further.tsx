/** The foot of a list of which the first ones stand: how many are left, and the press that brings some of them. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { useWords } from '../words.ts'

export function Further(props: { left: number; show: () => void }): ReactElement | null {
  const words = useWords()
  if (props.left <= 0) return null
  return (
    <Button size="small" appearance="subtle" className="further" onClick={props.show}>
      {words.overview.more(props.left)}
    </Button>
  )
}
