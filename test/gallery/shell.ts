/** What stands around a drawn message, window or card. */
export const shellStyles = `
  body { margin: 0; background: #fff; font: 15px/1.45 'Liberation Sans', Arial, sans-serif; }
  .shot { padding: 12px; background: #fff; }
  .slack { color: #1d1c1d; }
  .slack.modal { border: 1px solid #bbb; border-radius: 8px; overflow: hidden; }
  .slack .bar { font-weight: bold; font-size: 18px; padding: 12px 16px; border-bottom: 1px solid #ddd; }
  .slack .blocks { padding: 8px 16px; }
  .slack .foot { display: flex; gap: 8px; justify-content: flex-end; padding: 12px 16px; border-top: 1px solid #ddd; }
  .slack .foot > * { border: 1px solid #bbb; border-radius: 4px; padding: 6px 12px; }
  .slack .foot b { background: #007a5a; color: #fff; border-color: #007a5a; }
  .teams { background: #f5f5f5; }
  .teams > div { border-radius: 4px; border: 1px solid #d1d1d1; background: #fff; }
  .teams button, .teams .ac-pushButton { font: inherit; font-weight: 600; padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
  .teams input, .teams textarea, .teams select { font: inherit; box-sizing: border-box; width: 100%; padding: 5px 8px; }
  .teams input[type='radio'], .teams input[type='checkbox'] { width: auto; }`;

/** Close to how Teams draws a card in its light theme. */
export const teamsConfig = {
  fontFamily: "'Liberation Sans', Arial, sans-serif",
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  separator: { lineThickness: 1, lineColor: '#e1e1e1' },
  containerStyles: {
    default: {
      backgroundColor: '#ffffff',
      foregroundColors: {
        default: { default: '#242424', subtle: '#616161' },
        attention: { default: '#c4314b', subtle: '#c4314b' },
      },
    },
    good: { backgroundColor: '#e7f2da', foregroundColors: { default: { default: '#242424', subtle: '#616161' } } },
    warning: { backgroundColor: '#fff4ce', foregroundColors: { default: { default: '#242424', subtle: '#616161' } } },
    attention: { backgroundColor: '#fcf4f6', foregroundColors: { default: { default: '#242424', subtle: '#616161' } } },
  },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
};
