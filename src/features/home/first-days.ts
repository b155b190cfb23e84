/** What a person needs on their first day, in the order of need, by the commands' names: help closes every menu. */
export const newcomers = ['home', 'browse', 'join', 'mine', 'choose-school', 'help'] as const;
