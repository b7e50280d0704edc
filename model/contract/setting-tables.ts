export const SETTING_TABLES = ['services', 'teams', 'lenses', 'assumptions'] as const
export type SettingTable = (typeof SETTING_TABLES)[number]
