# Danışanların yanlarına aldıkları kâğıdın sözcükleri, Türkçe.

-language-name = Türkçe
-language-script = Latn
-language-direction = ltr

title = Buradan yardım alabilirsiniz
lead = Lütfen bu kâğıdı randevuya götürün.
place = Yer
note = Not
address = Adres
phone = Telefon
email = E-posta
website = İnternet sitesi
hours = Açık olduğu saatler
hours-appointment = Randevu saatleri
phone-hours = Telefon saatleri
access = Nasıl başvurursunuz
documents = Lütfen yanınızda getirin
languages = Diller
cost = Ücret
next-step = Sonraki adım
scan = Bu kurum internette
verified = Bilgilerin tarihi: { $date }

address-protected = Adres koruma altındadır. Lütfen telefon edin.
central = Genel iletişim. Oradan bu birimi sorun.
status-paused = Bu hizmete şu anda ara verilmiştir.
status-ended = Bu hizmet artık yok.
successor = Şimdi yetkili olan
no-contact = Doğrudan bir iletişim yolu bilmiyoruz.
feature-wheelchair = Tekerlekli sandalyeyle
feature-wheelchair-entrance = Giriş tekerlekli sandalyeye uygun
feature-wheelchair-entrance-no = Giriş tekerlekli sandalyeye uygun değil
feature-wheelchair-toilet = Tekerlekli sandalyeye uygun tuvalet
feature-wheelchair-toilet-no = Tekerlekli sandalyeye uygun tuvalet yok
feature-wheelchair-lift = Asansör
feature-wheelchair-lift-no = Asansör yok
feature-wheelchair-parking = Engelli park yeri
feature-wheelchair-parking-no = Engelli park yeri yok

weekday-1 = Pazartesi
weekday-2 = Salı
weekday-3 = Çarşamba
weekday-4 = Perşembe
weekday-5 = Cuma
weekday-6 = Cumartesi
weekday-7 = Pazar
weekdays = { $first } – { $last }
span = { $from }–{ $to }
from = saat { $from } itibarıyla
closed = kapalı
always = günün 24 saati
all-day = bütün gün
by-arrangement = anlaşmaya göre
by-appointment = Yalnızca randevuyla

access-walk-in = Randevusuz gidin
access-phone = Telefon edin
access-email = E-posta yazın
access-appointment = Randevu alın
access-online = İnternet üzerinden
access-referral = Başka bir kurum aracılığıyla
access-through = { $how }: { $contact }
by-phone = telefonla
by-email = e-postayla
by-website = internet sitesinden
by-address = belirtilen adreste
by-hours = açık olduğu saatlerde
access-professional = Uzmanlar için
reply = Yanıt

cost-free = ücretsiz
cost-fee = ücretli

slip-cut = Buradan kesin
slip-title = Geri bildirim
slip-lead = Lütfen bu parçayı size kâğıdı veren kişiye geri verin. Üzerine isim yazmayın.
slip-right = Doğru yer miydi?
slip-yes = Evet
slip-partly = Kısmen
slip-no = Hayır
slip-result = Sonuç ne oldu?
slip-next = Bundan sonra neye ihtiyacınız var?
