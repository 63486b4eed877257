// Sends one file, and fields that go with it, by a plain request. Answers null when it was taken, else why not: the refusal in words, or that the
// sign-in has ended, or that the file is too large to be sent at all.

export async function upload(picker, address, command, tokenName, token, words, fields) {
  const file = picker.files[0];
  if (!file) return { title: words.none, advice: "" };
  if (file.size > words.limit) return { tooLarge: true };
  const form = new FormData();
  form.append("file", file);
  form.append("command", command);
  for (const [name, value] of Object.entries(fields ?? {})) form.append(name, value);
  if (tokenName) form.append(tokenName, token);
  try {
    const response = await fetch(address, { method: "POST", body: form });
    // A request that was led to the sign-in page is answered with that page, not with what it asked for.
    if (response.redirected || response.status === 401) return { ended: true };
    if (response.ok) {
      picker.value = "";
      return null;
    }
    if (response.status === 422) return await response.json();
  } catch {
    // The network is away; said below like any other failure. The file is still chosen.
  }
  return { title: words.title, advice: words.advice };
}
