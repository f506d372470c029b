/** A button that fetches a file and hands it to the browser; under it, why the file did not come. */
import { Button } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { DownloadIcon } from './icons.ts'
import { ProblemBar } from './ProblemBar.tsx'
import { saveFile } from './saveFile.ts'
import { useTask } from './useTask.ts'

export function SaveButton(props: {
  label: string
  name: string
  file: () => Promise<Blob>
  size?: 'small' | 'medium'
}): ReactElement {
  const { label, name, size = 'medium' } = props
  const { busy, error, run } = useTask()
  const save = (): void => void run(async () => saveFile(await props.file(), name))
  return (
    <>
      <Button size={size} disabled={busy} icon={<DownloadIcon />} onClick={save}>
        {label}
      </Button>
      <ProblemBar error={error} retry={save} />
    </>
  )
}
