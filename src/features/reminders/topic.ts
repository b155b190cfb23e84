/** A topic of reminders that a person can switch; `for` says whom it concerns, `usually` how it is without a choice. */
type Topic = { label: string; for: 'everybody' | 'local leaders' | 'leads'; usually: boolean };

/** The topics of reminders, in the order in which they are shown. */
export const topics = {
  'session coming up': { label: 'A session, in time to say you can’t come', for: 'everybody', usually: true },
  'session tomorrow': { label: 'A session, the day before', for: 'everybody', usually: true },
  'gap task': { label: 'A gap task, half-way to its day', for: 'everybody', usually: true },
  'head’s answer': { label: 'A place that waits for your headteacher', for: 'everybody', usually: true },
  'offer ends': { label: 'An offer that is about to lapse', for: 'everybody', usually: true },
  'search ends': { label: 'A group that seeks a lead, before its last day', for: 'everybody', usually: true },
  evaluation: { label: 'How a group was, once it is over', for: 'everybody', usually: true },
  'network meeting': { label: 'A network meeting that you are expected at', for: 'local leaders', usually: true },
  'programme window': { label: 'A programme that stops taking applications', for: 'local leaders', usually: true },
  plan: { label: 'A plan of yours that lies unfinished', for: 'local leaders', usually: true },
  brief: { label: 'The brief before a session you lead', for: 'leads', usually: true },
  log: { label: 'A session that waits for its log', for: 'leads', usually: true },
  report: { label: 'A report that waits for you', for: 'leads', usually: true },
  'log at once': { label: 'The log as soon as the session ends', for: 'leads', usually: false },
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof topics;

/** Every topic by name, in order. */
export const topicNames = Object.keys(topics).filter((name): name is TopicName => name in topics);

/** The topics that concern somebody: a teacher, a local leader, somebody who leads a group now. */
export const topicsFor = (isLocalLeader: boolean, leads: boolean): TopicName[] =>
  topicNames.filter((name) => {
    const { for: whom } = topics[name];
    return whom === 'everybody' || leads || (whom === 'local leaders' && isLocalLeader);
  });
