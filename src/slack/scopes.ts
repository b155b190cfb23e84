/** What the bot may do in a workspace: asked for at installing, and written into the app's manifest from here. */
export const scopes = ['chat:write', 'commands', 'im:history', 'im:write', 'users:read'];
