import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's code for what it refused, such as "channel_not_found"; empty when it is none of Slack's refusals. */
export const codeOf = (error: unknown): string => (error instanceof WebAPIPlatformError ? error.data.error : '');
