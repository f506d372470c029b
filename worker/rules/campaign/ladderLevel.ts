/** The ladder (提醒、督办、通报、约谈), mildest first. A step is proposed by the rules and taken by a person. */
export type LadderLevel = 'reminder' | 'supervision' | 'circular' | 'talk'
