/** Where the bytes of evidence lie, and an R2 bucket as such a place. */

export interface EvidenceStore {
  put(id: string, bytes: Uint8Array): Promise<void>
  /** Null when there are none. */
  get(id: string): Promise<Uint8Array | null>
  remove(id: string): Promise<void>
}

/** The part of an R2 bucket that is used. */
export interface EvidenceBucket {
  put(key: string, bytes: Uint8Array): Promise<unknown>
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
  delete(key: string): Promise<void>
}

/** Keys begin with the campaign, so that a campaign's files can be exported or deleted as one. */
export function bucketStore(bucket: EvidenceBucket, campaignId: string): EvidenceStore {
  const keyOf = (id: string): string => `${campaignId}/${id}`
  return {
    put: async (id, bytes) => {
      await bucket.put(keyOf(id), bytes)
    },
    get: async (id) => {
      const file = await bucket.get(keyOf(id))
      return file === null ? null : new Uint8Array(await file.arrayBuffer())
    },
    remove: async (id) => bucket.delete(keyOf(id)),
  }
}
