import { useCallback, useRef, useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { type Draft, draftKey, dropDraft, emptyDraft, keepDraft, readDraft } from './draft.ts'

/** The form's content, kept on the device at every change. A replacement starts from the person it replaces. */
export function useDraft(replaced: Contact | null) {
  const key = useRef(draftKey(replaced?.id)).current
  const [draft, setDraft] = useState<Draft>(
    () =>
      readDraft(key, Date.now()) ?? {
        ...emptyDraft,
        ...(replaced ? { name: replaced.name, relation: replaced.relation } : {}),
      },
  )
  const latest = useRef(draft)

  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part }
      keepDraft(key, latest.current, Date.now())
      setDraft(latest.current)
    },
    [key],
  )
  const drop = useCallback(() => dropDraft(key), [key])
  return { draft, latest, change, drop }
}
