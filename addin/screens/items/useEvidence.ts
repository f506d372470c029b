/** Adding, fetching and removing the evidence of an item. */
import { useState } from 'react'
import { MAX_EVIDENCE_BYTES, type Evidence } from '#wire/evidence'
import { usePane } from '../../Pane.ts'
import { saveFile } from '../../parts/saveFile.ts'
import { useTask, type Task } from '../../parts/useTask.ts'
import { useWords } from '../../words.ts'

interface EvidenceWork extends Pick<Task, 'busy' | 'error'> {
  /** What is on its way, or was too large to go. */
  readonly said: string | null
  readonly add: (files: readonly File[]) => void
  readonly save: (file: Evidence) => void
  readonly remove: (file: Evidence) => void
}

export function useEvidence(item: string, changed: () => Promise<void>): EvidenceWork {
  const words = useWords()
  const { api } = usePane()
  const { busy, error, run } = useTask()
  const [said, setSaid] = useState<string | null>(null)
  const add = (files: readonly File[]): void =>
    void run(async () => {
      const tooLarge = files.filter(({ size }) => size > MAX_EVIDENCE_BYTES)
      const failures: unknown[] = []
      // One after the other: a campus line carries one file well and five badly.
      for (const file of files.filter(({ size }) => size <= MAX_EVIDENCE_BYTES)) {
        setSaid(words.evidence.adding(file.name))
        await api.addEvidence(item, file).catch((failure: unknown) => failures.push(failure))
      }
      const mb = MAX_EVIDENCE_BYTES / 1024 / 1024
      setSaid(tooLarge.map(({ name }) => words.evidence.tooLarge(name, mb)).join('') || null)
      // What went through is shown, whatever did not.
      await changed()
      if (failures.length > 0) throw failures[0]
    })
  const save = ({ id, name }: Evidence): void =>
    void run(async () => saveFile(await api.evidenceFile(id), name))
  const remove = ({ id }: Evidence): void =>
    void run(async () => {
      await api.removeEvidence(id)
      await changed()
    })
  return { said, add, save, remove, busy, error }
}
