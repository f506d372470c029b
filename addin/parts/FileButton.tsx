/** A button that asks for files; the browser's own control behind it stays out of sight. */
import { Button } from '@fluentui/react-components'
import { useRef, type ComponentProps, type ReactElement } from 'react'

interface FileButtonProps {
  readonly label: string
  /** Of the control, where its button's words would not tell it from another. */
  readonly name?: string
  readonly accept: string
  readonly multiple?: boolean
  readonly size?: 'small' | 'medium'
  readonly disabled?: boolean
  readonly icon?: ComponentProps<typeof Button>['icon']
  readonly choose: (files: readonly File[]) => void
}

export function FileButton(props: FileButtonProps): ReactElement {
  const { label, name = label, accept, multiple = false, size = 'medium', disabled = false, icon } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button size={size} disabled={disabled} icon={icon ?? null} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        aria-label={name}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // The same file can be chosen again after it was mended.
          currentTarget.value = ''
          if (files.length > 0) props.choose(files)
        }}
      />
    </>
  )
}
