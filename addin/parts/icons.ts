/**
 * The picture of each action that people look for, beside its words and never instead of them. Each comes from its own
 * small file: the package's front door would bring all five thousand to the compiler.
 */
export { AddRegular as AddIcon } from '@fluentui/react-icons/svg/add'
export { ArrowDownloadRegular as DownloadIcon } from '@fluentui/react-icons/svg/arrow-download'
export { ArrowSyncRegular as SyncIcon } from '@fluentui/react-icons/svg/arrow-sync'
export { AttachRegular as EvidenceIcon } from '@fluentui/react-icons/svg/attach'
export { ClipboardCheckmarkRegular as CheckIcon } from '@fluentui/react-icons/svg/clipboard-checkmark'
export { MegaphoneRegular as UrgeIcon } from '@fluentui/react-icons/svg/megaphone'
export { MergeRegular as AggregateIcon } from '@fluentui/react-icons/svg/merge'
