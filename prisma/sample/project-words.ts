/** Why a project is worth a school's time, and what comes of it: two sentences each. */
type ProjectWords = { rationale: string; outcomes: string };

/** What the sample hub says of the projects that it has groups of. */
export const projectWords: Record<string, ProjectWords> = {
  'ncp17-06a': {
    rationale:
      'Young children notice number and pattern long before they can write either down. Adults who know where a small idea leads can build on what they see.',
    outcomes:
      'You choose one early idea, such as what five is made of, and plan play and talk around it for a term. By the summer your whole setting works from one plan.',
  },
  'ncp17-06b': {
    rationale:
      'How an adult asks a question decides how much thinking a child does aloud. Short frames for sentences help children explain sooner, above all those new to English.',
    outcomes:
      'You try out frames for comparing, counting and describing shape, and note how the talk changes. You leave with prompts that colleagues can use the next morning.',
  },
  'ncp17-08a': {
    rationale:
      'A gap that waits until Friday’s catch-up lesson tends to grow. Help on the same day lets the whole class move on together.',
    outcomes:
      'Your school runs two short kinds of help, six weeks each, and compares them. You decide on evidence which one to keep.',
  },
  'ncp17-08b': {
    rationale:
      'A good lesson takes small steps in an order that somebody thought through beforehand. Planning it alone in an evening is hard; planning it together is quicker and better.',
    outcomes:
      'You design three lessons with colleagues from other schools, teach them and improve them. Your school gains a way of planning that outlasts the group.',
  },
  'ncp17-08c': {
    rationale:
      'Two schools can mean different things when they call an understanding deep. Looking at work side by side brings their judgements closer.',
    outcomes:
      'You gather examples without names, agree what they show and note what to teach next. You take home a small set for your own staff meeting.',
  },
  'ncp17-10a': {
    rationale:
      'Many pupils repeat in Year 7 what they could do in Year 6, and lose heart. Teachers on either side seldom see one another teach.',
    outcomes:
      'Colleagues from both phases visit one another, settle on one strand and write down how both will teach it. Next September’s Year 7 starts from what it already knows.',
  },
  'ncp17-10b': {
    rationale:
      'Ratio and fractions are drawn one way before the move to secondary school and another way after it. Pupils then meet a familiar idea as if it were new.',
    outcomes:
      'You teach the same four lessons on each side of the move and compare what happens. Together you settle on the pictures and words that both schools will use.',
  },
  'ncp17-14': {
    rationale:
      'Many primary teachers were never shown why the methods they teach work. Whoever knows what lies beneath a method can answer the unexpected question.',
    outcomes:
      'You work through number, operations and fractions first as a learner, then as a teacher. You explain with more confidence and choose examples with more care.',
  },
  'ncp17-15-primary': {
    rationale:
      'Teaching assistants often work with the pupils who find number hardest, and are rarely offered training of their own. A little more security changes what they can give.',
    outcomes:
      'You practise calculation, place value and the pictures that go with them, at your own pace. You return able to step in without giving the answer away.',
  },
  'ncp17-15-secondary': {
    rationale:
      'In one morning a teaching assistant may meet algebra, ratio and graphs in three different rooms. Few have had the chance to go back to those topics themselves.',
    outcomes:
      'Each session takes one topic from the lessons you help in and looks at where pupils stumble. You leave with questions to ask and sketches to draw.',
  },
  'ncp17-09': {
    rationale:
      'The GCSE asks pupils to reason about problems they have not seen before. That habit has to start in Year 7; the last term is too late.',
    outcomes:
      'Your department puts one problem a fortnight into its scheme of work and watches what pupils make of it. By July you have a plan for reasoning from Year 7 to Year 11.',
  },
  'ncp17-12': {
    rationale:
      'Some topics lose marks every summer, at Foundation as much as at Higher. It pays to look at them with others rather than to teach them faster.',
    outcomes:
      'You pick two topics from your own results, change how they begin and teach them again. The group shares every lesson and what came of it.',
  },
  'ncp17-16': {
    rationale:
      'In a secondary school mastery is the work of a department, not of one teacher. Two advocates can carry it when they have time to plan together.',
    outcomes:
      'Your advocates lead a change in one year group, with a specialist at their side. By the summer the department shares tasks, language and a way of looking at lessons.',
  },
  'nat19-secondary-tfm': {
    rationale:
      'Departments change when teachers plan, teach and talk about the same lesson. A few schools that open their doors to one another make that possible.',
    outcomes:
      'You see an open lesson each half-term and try its idea with a class of your own. A specialist helps you bring it to the rest of your department.',
  },
  'ncp17-18': {
    rationale:
      'Students who take the GCSE again have met every topic before and believe they cannot do it. Another quick tour of the syllabus seldom changes that.',
    outcomes:
      'You teach a small number of topics in new ways and follow how attendance and confidence move. The group builds a bank of starters for older students.',
  },
  'ncp17-20': {
    rationale:
      'Core Maths gives students who would stop at GCSE a reason to go on. A department that starts it needs materials, colleagues and problems from real life.',
    outcomes:
      'You plan first units on money, risk and estimation together, and share what worked. Your school decides who the course is for and where it fits.',
  },
  'ncp17-21': {
    rationale:
      'The A level expects students to use graphing software and large data sets with purpose. Many classrooms have the tools and little idea of when they help.',
    outcomes:
      'You try one piece of technology each half-term and judge whether it earned its place. Your department agrees what every student should be able to do with it.',
  },
  'ncp17-19': {
    rationale:
      'Whether students go on with maths after sixteen depends on timetables, entry rules and staffing. Senior leaders settle those, so this group is for them.',
    outcomes:
      'You compare numbers with schools and colleges like yours and choose one barrier to remove. Each team leaves with a plan for the next admissions round.',
  },
  'national17-sle-si': {
    rationale:
      'A school whose results have dipped gains more from steady company than from a single visit. Here one specialist stays with a handful of schools all year.',
    outcomes:
      'You settle on one or two priorities with the specialist and review them every half-term. Your staff see a change in lessons before they see it in results.',
  },
  'sy17-y7-catchup': {
    rationale:
      'Some pupils come to Year 7 without the number facts that every lesson takes for granted. A few focused weeks at the start can prevent a long struggle.',
    outcomes:
      'You run one short programme with a small group and compare before and after. The group tells the hub which parts are worth the time.',
  },
  'ratio-tables': {
    rationale:
      'Pupils meet ratio late and as a new topic, though doubling and halving is familiar. A table that grows with them joins the two.',
    outcomes:
      'You teach five lessons planned in the group and compare what classes do with them. Your school decides where the table has its place.',
  },
};
