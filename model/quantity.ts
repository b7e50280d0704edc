/**
 * Numbers that carry their unit in the type, so that hours never meet minutes by accident.
 * A branded number is an ordinary number at run time; arithmetic on it gives a plain number
 * that must be branded again, which is where a reader checks the unit.
 */

declare const unit: unique symbol
type Quantity<Unit extends string> = number & { readonly [unit]: Unit }

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Quantity<'Instant'>
export type Minutes = Quantity<'Minutes'>
export type Hours = Quantity<'Hours'>
export type Days = Quantity<'Days'>
/** A share between 0 and 1. */
export type Ratio = Quantity<'Ratio'>
/** An amount in the installation's one currency. */
export type Money = Quantity<'Money'>

/** Milliseconds since 1970-01-01T00:00:00Z as a moment. This and the following put a unit on a plain number, and check nothing. */
export const instant = (milliseconds: number): Instant => milliseconds as Instant
/** A length of time in minutes. */
export const minutes = (value: number): Minutes => value as Minutes
/** A length of time in hours. */
export const hours = (value: number): Hours => value as Hours
/** A length of time in days of 24 hours. */
export const days = (value: number): Days => value as Days
/** A share between 0 and 1. */
export const ratio = (value: number): Ratio => value as Ratio
/** An amount in the installation's one currency. */
export const money = (value: number): Money => value as Money

export const MILLISECONDS_PER_MINUTE = 60_000
export const MILLISECONDS_PER_HOUR = 3_600_000
export const MILLISECONDS_PER_DAY = 86_400_000
export const MINUTES_PER_DAY = 1_440
export const DAYS_PER_WEEK = 7

/** Days from `start` to `end`; negative when `end` comes first. */
export const daysBetween = (start: Instant, end: Instant): Days => days((end - start) / MILLISECONDS_PER_DAY)
